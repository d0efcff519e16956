package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.Offers;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.feed.Feeds;
import dev.marquee.api.status.RequestWindow;
import dev.marquee.service.ProblemException;
import dev.marquee.service.Spans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Makes a list within the budget of a request, with whatever of the stages answers in time: the two stages for whoever has
 * rated something or done something else with a movie, popular movies for everyone else and as the last step of the ladder. Thread-safe.
 */
@Service
class Recommender {
    private static final StageMeters UNCOUNTED = new StageMeters(new SimpleMeterRegistry());

    private final ServedBundles bundles;
    private final Offers offers;
    private final HistoryStage histories;
    private final TwoStages stages;
    private final ReasonStage reasons;
    private final StageMeters meters;
    private final Spans spans;
    private final Feeds feeds;
    private final RequestWindow window;
    private final List<AfterRecommending> listeners;
    private final Clock clock;

    Recommender(
            ServedBundles bundles,
            Offers offers,
            HistoryStage histories,
            TwoStages stages,
            ReasonStage reasons,
            StageMeters meters,
            Spans spans,
            Feeds feeds,
            RequestWindow window,
            List<AfterRecommending> listeners,
            Clock clock) {
        this.bundles = bundles;
        this.offers = offers;
        this.histories = histories;
        this.stages = stages;
        this.reasons = reasons;
        this.meters = meters;
        this.spans = spans;
        this.feeds = feeds;
        this.window = window;
        this.listeners = listeners;
        this.clock = clock;
    }

    /**
     * The list.
     *
     * @throws ProblemException 503, if no bundle is loaded yet
     */
    RecommendationResponse recommend(RecommendationRequest request) {
        Progress progress = new Progress(request.budget(), meters, spans);
        Draft draft = draft(request, progress);
        BundleTask task = draft.shortlist().task();
        List<RecommendationResponse.Item> items = request.explain()
                ? reasons.explain(draft.shortlist(), draft.page().items(), progress)
                : draft.page().items();
        RecommendationResponse response = new RecommendationResponse(
                draft.task().requestId(),
                task.bundle().version(),
                progress.degraded(),
                progress.timings(),
                items,
                draft.page().nextCursor(),
                items.isEmpty() ? draft.task().emptying(task) : null);
        progress.finish();
        meters.made(items);
        window.record(request.budget().elapsed(), !response.degraded().isEmpty());
        tag(response);
        tell(draft.task(), items);
        return response;
    }

    /**
     * A list as it is made, before anybody is told of it.
     *
     * @param task what was asked for
     * @param shortlist what the stages made of it
     * @param page what is shown
     * @param progress what it has cost and lacks
     */
    record Draft(Task task, Shortlist shortlist, Page page, Progress progress) {}

    /**
     * Makes a list that no metric of the gateway counts.
     *
     * @throws ProblemException 503, if no bundle is loaded yet
     */
    Draft draft(RecommendationRequest request) {
        return draft(request, new Progress(request.budget(), UNCOUNTED, spans));
    }

    private Draft draft(RecommendationRequest request, Progress progress) {
        ServedBundle newest = bundles.current();
        Task task = new Task(
                RequestId.at(clock.millis()), request, histories.read(request, progress), offers, clock.instant());
        BundleTask known = task.on(newest);
        Shortlist shortlist = known.history().isEmpty() ? Shortlist.empty(known) : personal(task, known, progress);
        Page page = progress.measured(Stage.RERANK, () -> Page.of(shortlist, request.feed(), feeds));
        return new Draft(task, shortlist, page, progress);
    }

    /** By these an answer's trace is found. */
    private void tag(RecommendationResponse response) {
        spans.tag("request.id", response.requestId());
        spans.tag("model.version", response.modelVersion());
        if (!response.degraded().isEmpty()) {
            spans.tag("degraded", response.degraded().stream().map(Step::label).collect(Collectors.joining(",")));
        }
    }

    /** Not of later pages, which predict less of the same person. */
    private void tell(Task task, List<RecommendationResponse.Item> items) {
        int ratings = task.feedback().rated().size();
        if (ratings > 0 && task.request().feed().isUnread()) {
            List<Double> predicted = items.stream()
                    .map(RecommendationResponse.Item::predictedRating)
                    .filter(Objects::nonNull)
                    .toList();
            listeners.forEach(listener -> listener.recommended(ratings, predicted));
        }
    }

    private Shortlist personal(Task task, BundleTask newest, Progress progress) {
        try {
            return stages.recommend(task, newest, progress);
        } catch (StageFailure failure) {
            progress.degrade(Step.RETRIEVAL, failure);
            return Shortlist.empty(newest);
        }
    }
}
