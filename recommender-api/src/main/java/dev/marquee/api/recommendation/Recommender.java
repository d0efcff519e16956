package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.Offers;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.feed.Feeds;
import dev.marquee.api.recommendation.RecommendationResponse.Item;
import dev.marquee.service.ProblemException;
import dev.marquee.service.Spans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Makes a list within the budget of a request, with whatever of the stages answers in time: the two stages for whoever has
 * rated something or done something else with a movie, popular movies for everyone else and as the last step of the ladder. Thread-safe.
 */
@Service
public class Recommender {
    private static final StageMeters UNCOUNTED = new StageMeters(new SimpleMeterRegistry());

    private final ServedBundles bundles;
    private final Offers offers;
    private final HistoryStage histories;
    private final TwoStages stages;
    private final ReasonStage reasons;
    private final Accounts accounts;
    private final Spans spans;
    private final Feeds feeds;
    private final Clock clock;

    Recommender(
            ServedBundles bundles,
            Offers offers,
            HistoryStage histories,
            TwoStages stages,
            ReasonStage reasons,
            Accounts accounts,
            Spans spans,
            Feeds feeds,
            Clock clock) {
        this.bundles = bundles;
        this.offers = offers;
        this.histories = histories;
        this.stages = stages;
        this.reasons = reasons;
        this.accounts = accounts;
        this.spans = spans;
        this.feeds = feeds;
        this.clock = clock;
    }

    /**
     * The list.
     *
     * @throws ProblemException 503, if no bundle is loaded yet
     */
    RecommendationResponse recommend(RecommendationRequest request) {
        Visit visit = visit(request);
        Draft draft = draft(visit);
        List<Item> items = request.explain()
                ? reasons.explain(draft.shortlist(), draft.page().items(), visit.progress())
                : draft.page().items();
        Account account = accounts.close(visit, draft.shortlist().task(), items, items);
        return new RecommendationResponse(
                account.requestId(),
                account.modelVersion(),
                account.degraded(),
                account.timings(),
                items,
                draft.page().nextCursor(),
                account.emptyReason());
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
        return draft(visit(request, new Progress(request.budget(), UNCOUNTED, spans)));
    }

    private Draft draft(Visit visit) {
        Progress progress = visit.progress();
        Shortlist shortlist = shortlist(visit);
        Page page = progress.measured(
                Stage.RERANK, () -> Page.of(shortlist, visit.task().request().feed(), feeds));
        return new Draft(visit.task(), shortlist, page, progress);
    }

    /**
     * Reads what is known of the person; the stages are asked by {@link #pass}.
     *
     * @throws ProblemException 503, if no bundle is loaded yet
     */
    public Visit visit(RecommendationRequest request) {
        return visit(request, accounts.open(request));
    }

    private Visit visit(RecommendationRequest request, Progress progress) {
        ServedBundle newest = bundles.current();
        Task task = new Task(
                RequestId.at(clock.millis()), request, histories.read(request, progress), offers, clock.instant());
        return new Visit(task, task.on(newest), progress);
    }

    /**
     * Asks the stages, if it is wanted and there is a history.
     *
     * @param wanted whether any list of it is to be personal
     */
    public Pass pass(Visit visit, boolean wanted) {
        return new Pass(wanted ? shortlist(visit) : Shortlist.empty(visit.known()), visit.progress());
    }

    /**
     * Closes a request of which a pass was made.
     *
     * @param personal the list of what suits the person
     * @param all that the answer shows
     */
    public Account close(Visit visit, Pass pass, List<Item> personal, List<Item> all) {
        return accounts.close(visit, pass.task(), personal, all);
    }

    private Shortlist shortlist(Visit visit) {
        Shortlist fallback = Shortlist.empty(visit.known());
        if (visit.history().isEmpty()) {
            return fallback;
        }
        try {
            return stages.recommend(visit.task(), visit.known(), visit.progress());
        } catch (StageFailure failure) {
            visit.progress().degrade(Step.RETRIEVAL, failure);
            return fallback;
        }
    }
}
