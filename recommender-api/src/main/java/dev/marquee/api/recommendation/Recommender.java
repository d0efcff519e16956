package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.status.RequestWindow;
import dev.marquee.service.ProblemException;
import dev.marquee.service.Spans;
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
    private final ServedBundles bundles;
    private final HistoryStage histories;
    private final TwoStages stages;
    private final StageMeters meters;
    private final Spans spans;
    private final RequestWindow window;
    private final List<AfterRecommending> listeners;
    private final Clock clock;

    Recommender(
            ServedBundles bundles,
            HistoryStage histories,
            TwoStages stages,
            StageMeters meters,
            Spans spans,
            RequestWindow window,
            List<AfterRecommending> listeners,
            Clock clock) {
        this.bundles = bundles;
        this.histories = histories;
        this.stages = stages;
        this.meters = meters;
        this.spans = spans;
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
        ServedBundle newest = bundles.current();
        Progress progress = new Progress(request.budget(), meters, spans);
        Task task = new Task(request, histories.read(request, progress), clock.instant());
        BundleTask known = task.on(newest);
        Shortlist shortlist =
                known.history().isEmpty() ? Shortlist.empty(known) : personal(task, Shortlist.empty(known), progress);
        List<RecommendationResponse.Item> items = progress.measured(Stage.RERANK, () -> ItemList.of(shortlist));
        RecommendationResponse response = new RecommendationResponse(
                RequestId.at(clock.millis()),
                shortlist.task().bundle().version(),
                progress.degraded(),
                progress.timings(),
                items);
        progress.finish();
        meters.made(items);
        window.record(request.budget().elapsed(), !response.degraded().isEmpty());
        tag(response);
        tell(task.feedback().rated().size(), items);
        return response;
    }

    /** By these an answer's trace is found. */
    private void tag(RecommendationResponse response) {
        spans.tag("request.id", response.requestId());
        spans.tag("model.version", response.modelVersion());
        if (!response.degraded().isEmpty()) {
            spans.tag("degraded", response.degraded().stream().map(Step::label).collect(Collectors.joining(",")));
        }
    }

    private void tell(int ratings, List<RecommendationResponse.Item> items) {
        if (ratings > 0) {
            List<Double> predicted = items.stream()
                    .map(RecommendationResponse.Item::predictedRating)
                    .filter(Objects::nonNull)
                    .toList();
            listeners.forEach(listener -> listener.recommended(ratings, predicted));
        }
    }

    private Shortlist personal(Task task, Shortlist fallback, Progress progress) {
        try {
            return stages.recommend(task, progress);
        } catch (StageFailure failure) {
            progress.degrade(Step.RETRIEVAL, failure);
            return fallback;
        }
    }
}
