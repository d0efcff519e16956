package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.downstream.FailureReason;
import dev.marquee.api.downstream.Service;
import dev.marquee.api.downstream.ServiceCalls;
import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.downstream.WireForms;
import dev.marquee.api.recommendation.RecommendationResponse.Item;
import dev.marquee.api.recommendation.RecommendationResponse.Reason;
import dev.marquee.contract.WireHistory;
import dev.marquee.contract.retrieval.ReasonsRequest;
import dev.marquee.contract.retrieval.ReasonsResponse;
import dev.marquee.contract.retrieval.RetrievalApi;
import dev.marquee.contract.retrieval.StandingRequest;
import dev.marquee.contract.retrieval.StandingResponse;
import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.reason.SharedMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Asks retrieval which movies of a history speak for others, and how far a movie is from being a candidate; looks up what movies
 * have in common. Thread-safe.
 */
@Component
class ReasonStage {
    private static final int MOST_REASONS = 3;

    private final RetrievalApi retrieval;
    private final ServiceCalls calls;

    ReasonStage(RetrievalApi retrieval, ServiceCalls calls) {
        this.retrieval = retrieval;
        this.calls = calls;
    }

    /**
     * The same list with reasons: none for movies that are not personal, and no list of them where retrieval did not answer
     * in what was left of the budget.
     */
    List<Item> explain(Shortlist shortlist, List<Item> items, Progress progress) {
        Set<Integer> retrieved =
                shortlist.movies().stream().map(RankedMovie::movieId).collect(Collectors.toSet());
        int[] personal = items.stream()
                .mapToInt(Item::movieId)
                .filter(retrieved::contains)
                .toArray();
        try {
            List<List<Reason>> reasons =
                    personal.length == 0 ? List.of() : reasons(shortlist.task(), personal, progress);
            List<Item> explained = new ArrayList<>(items.size());
            int next = 0;
            for (Item item : items) {
                explained.add(item.because(retrieved.contains(item.movieId()) ? reasons.get(next++) : List.of()));
            }
            return explained;
        } catch (StageFailure failure) {
            progress.unexplained(failure);
            return items;
        }
    }

    /**
     * What of the history speaks for each of some movies, in their order, the strongest first.
     *
     * @param task with a history
     * @param movieIds of its bundle, 1 to 100
     * @throws StageFailure if retrieval does not answer in time, or not sensibly
     */
    List<List<Reason>> reasons(BundleTask task, int[] movieIds, Progress progress) throws StageFailure {
        ServedBundle bundle = task.bundle();
        WireHistory history = WireForms.of(task.history());
        ReasonsResponse answer = progress.timed(
                Stage.REASONS,
                () -> calls.ask(
                        Service.RETRIEVAL,
                        bundle.edition(),
                        progress.deadline(),
                        added -> retrieval.reasons(
                                bundle.version(), new ReasonsRequest(history, movieIds, MOST_REASONS, added)),
                        said -> new ServiceCalls.Versions(said.modelVersion(), said.heldVersions())));
        List<ReasonsResponse.Reasons> found = answer.reasons();
        if (found == null || found.size() != movieIds.length || !found.stream().allMatch(ReasonStage::sensible)) {
            throw new StageFailure(FailureReason.INVALID, "retrieval answered without reasons", null);
        }
        SharedMetadata.Comparison comparison = new SharedMetadata.Comparison();
        List<List<Reason>> reasons = new ArrayList<>(movieIds.length);
        for (int i = 0; i < movieIds.length; i++) {
            if (progress.deadline().expired()) {
                throw new StageFailure(FailureReason.BUDGET, "no time was left to compare movies", null);
            }
            reasons.add(reasons(task.bundle(), movieIds[i], found.get(i), comparison));
        }
        return reasons;
    }

    private static boolean sensible(ReasonsResponse.Reasons reasons) {
        return reasons != null
                && reasons.movieIds() != null
                && reasons.shares() != null
                && reasons.movieIds().length == reasons.shares().length;
    }

    private static List<Reason> reasons(
            ServedBundle bundle, int movieId, ReasonsResponse.Reasons found, SharedMetadata.Comparison comparison) {
        Movie movie = bundle.requireMovie(movieId);
        List<Reason> reasons = new ArrayList<>(found.movieIds().length);
        for (int i = 0; i < found.movieIds().length; i++) {
            float share = found.shares()[i];
            bundle.movie(found.movieIds()[i])
                    .ifPresent(speaking -> reasons.add(Reason.of(speaking, share, comparison.of(movie, speaking))));
        }
        return reasons;
    }

    /**
     * The place that retrieval gives a movie among all that may be shown, from 1.
     *
     * @param task with a history
     * @throws StageFailure if retrieval does not answer in time, or not sensibly
     */
    int standing(BundleTask task, int movieId, Progress progress) throws StageFailure {
        ServedBundle bundle = task.bundle();
        WireHistory history = WireForms.of(task.history());
        byte[] accepted = task.accepted().toByteArray();
        StandingResponse answer = progress.timed(
                Stage.REASONS,
                () -> calls.ask(
                        Service.RETRIEVAL,
                        bundle.edition(),
                        progress.deadline(),
                        added -> retrieval.standing(
                                bundle.version(), new StandingRequest(history, movieId, accepted, added)),
                        said -> new ServiceCalls.Versions(said.modelVersion(), said.heldVersions())));
        return answer.rank();
    }
}
