package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.downstream.FailureReason;
import dev.marquee.api.downstream.Service;
import dev.marquee.api.downstream.ServiceCalls;
import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.downstream.WireForms;
import dev.marquee.contract.WireHistory;
import dev.marquee.contract.ranking.RankingApi;
import dev.marquee.contract.ranking.ScoresRequest;
import dev.marquee.contract.ranking.ScoresResponse;
import dev.marquee.core.blend.Candidate;
import dev.marquee.service.MeasuredCost;
import java.time.Clock;
import java.time.Duration;
import java.time.Year;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks ranking for predicted ratings of as many candidates as the time left allows. */
@Component
class RankingStage {
    /** Calls vary: one is only made if it could take so many times its mean. */
    private static final double MARGIN = 1.5;

    private final RankingApi ranking;
    private final ServiceCalls calls;
    private final Clock clock;
    private final MeasuredCost cost = new MeasuredCost();

    RankingStage(RankingApi ranking, ServiceCalls calls, Clock clock) {
        this.ranking = ranking;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * The first candidates that can be ranked in what is left of the budget.
     *
     * @throws StageFailure if these would be fewer than the request wants to see
     */
    List<Candidate> affordable(List<Candidate> candidates, BundleTask task, Progress progress) throws StageFailure {
        int affordable = cost.affordable(progress.deadline().remaining(), candidates.size(), MARGIN);
        int least = Math.min(task.limit(), candidates.size());
        if (affordable < least && !cost.mayTry()) {
            throw new StageFailure(
                    FailureReason.BUDGET, "the time left is enough for %d candidates".formatted(affordable), null);
        }
        return candidates.subList(0, Math.max(affordable, least));
    }

    /**
     * Predicted ratings, one per candidate, by the ratings that were given: nothing else says how many stars a person gives.
     *
     * @throws StageFailure if ranking does not answer in time, or not sensibly
     */
    float[] rank(BundleTask task, List<Candidate> candidates, Progress progress) throws StageFailure {
        ServedBundle bundle = task.bundle();
        WireHistory history = WireForms.of(task.history().rated());
        int[] movieIds = candidates.stream().mapToInt(Candidate::movieId).toArray();
        int year = Year.now(clock).getValue();
        long start = System.nanoTime();
        try {
            ScoresResponse answer = progress.timed(
                    Stage.RANKING,
                    () -> calls.ask(
                            Service.RANKING,
                            bundle.edition(),
                            progress.deadline(),
                            added ->
                                    ranking.scores(bundle.version(), new ScoresRequest(history, movieIds, year, added)),
                            said -> new ServiceCalls.Versions(said.modelVersion(), said.heldVersions())));
            learn(candidates, start);
            return ratings(answer, candidates.size());
        } catch (StageFailure failure) {
            if (failure.reason() == FailureReason.TIMEOUT) {
                learn(candidates, start);
            }
            throw failure;
        }
    }

    private void learn(List<Candidate> candidates, long start) {
        cost.observe(candidates.size(), Duration.ofNanos(System.nanoTime() - start));
    }

    private static float[] ratings(ScoresResponse answer, int expected) throws StageFailure {
        float[] predicted = answer.predictedRatings();
        if (predicted == null || predicted.length != expected) {
            throw new StageFailure(
                    FailureReason.INVALID,
                    "ranking answered with %s ratings for %d candidates"
                            .formatted(predicted == null ? "no" : predicted.length, expected),
                    null);
        }
        for (float rating : predicted) {
            if (!Float.isFinite(rating)) {
                throw new StageFailure(FailureReason.INVALID, "ranking answered with a rating that is no number", null);
            }
        }
        return predicted;
    }
}
