package dev.marquee.api.recommendation;

import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.recommendation.RecommendationResponse.Item;
import dev.marquee.api.recommendation.RecommendationResponse.Reason;
import dev.marquee.api.recommendation.Why.Outcome;
import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.rerank.ActiveRules;
import dev.marquee.core.rule.Restriction;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a list again to find where a movie dropped out. Thread-safe. */
@Component
class Inquiry {
    private static final double HUNDREDTHS = 100;

    private final Recommender recommender;
    private final ReasonStage reasons;

    Inquiry(Recommender recommender, ReasonStage reasons) {
        this.recommender = recommender;
        this.reasons = reasons;
    }

    /**
     * How far a movie comes on its way into the list that is asked for.
     *
     * @throws dev.marquee.service.ProblemException 404 if the bundle does not hold the movie, 503 if none is loaded yet
     */
    Why into(int movieId, RecommendationRequest request) {
        Recommender.Draft draft = recommender.draft(request);
        BundleTask task = draft.shortlist().task();
        Movie movie = task.bundle().requireMovie(movieId);
        boolean personal = !draft.shortlist().movies().isEmpty();
        Integer rank = place(
                draft.shortlist().movies().stream().map(RankedMovie::movieId).toList(), movieId);
        Integer place = place(draft.page().items().stream().map(Item::movieId).toList(), movieId);
        Restriction restriction = draft.task().restriction(task, movieId);
        Integer popularityRank = restriction == null ? Integer.valueOf(popularityRank(task, movieId)) : null;
        Integer retrievalRank = personal ? retrievalRank(draft, movieId) : null;
        Float predicted =
                rank == null ? null : draft.shortlist().movies().get(rank - 1).predictedRating();
        return new Why(
                movieId,
                movie.title(),
                task.bundle().version(),
                draft.progress().degraded(),
                outcome(draft, movieId, place, personal ? rank : popularityRank, restriction),
                restriction,
                retrievalRank,
                rank,
                popularityRank,
                place,
                rule(task, movieId, place),
                predicted == null ? null : Double.valueOf(Math.round(predicted * HUNDREDTHS) / HUNDREDTHS),
                reasons(draft, movieId));
    }

    private static @Nullable Integer place(List<Integer> movieIds, int movieId) {
        int position = movieIds.indexOf(movieId);
        return position < 0 ? null : Integer.valueOf(position + 1);
    }

    /**
     * How far a movie came.
     *
     * @param rank in the order of which re-ranking makes the list: of candidates, or by popularity
     */
    private static Outcome outcome(
            Recommender.Draft draft,
            int movieId,
            @Nullable Integer place,
            @Nullable Integer rank,
            @Nullable Restriction restriction) {
        if (place != null) {
            return Outcome.SHOWN;
        }
        if (restriction != null) {
            return Outcome.RESTRICTED;
        }
        if (rank != null && rank <= draft.shortlist().task().limit()) {
            return Outcome.RE_RANKED;
        }
        if (draft.shortlist().movies().isEmpty()) {
            return Outcome.LESS_POPULAR;
        }
        if (rank != null) {
            return Outcome.RANKED;
        }
        boolean candidate = draft.shortlist().unranked().stream().anyMatch(unranked -> unranked.movieId() == movieId);
        return candidate ? Outcome.NOT_RANKED : Outcome.NOT_RETRIEVED;
    }

    private static @Nullable String rule(BundleTask task, int movieId, @Nullable Integer place) {
        int ordinal = task.bundle().catalog().ordinal(movieId).orElseThrow();
        ActiveRules rules = task.rerank().rules();
        return place == null ? rules.weighing(ordinal) : rules.rule(ordinal, place - 1);
    }

    private @Nullable Integer retrievalRank(Recommender.Draft draft, int movieId) {
        try {
            return reasons.standing(draft.shortlist().task(), movieId, draft.progress());
        } catch (StageFailure failure) {
            draft.progress().unexplained(failure);
            return null;
        }
    }

    private static int popularityRank(BundleTask task, int movieId) {
        Catalog catalog = task.bundle().catalog();
        List<Movie> popular = catalog.popular(task.accepted(), catalog.size());
        return 1
                + IntStream.range(0, popular.size())
                        .filter(i -> popular.get(i).movieId() == movieId)
                        .findFirst()
                        .orElseThrow();
    }

    private @Nullable List<Reason> reasons(Recommender.Draft draft, int movieId) {
        BundleTask task = draft.shortlist().task();
        if (task.history().isEmpty()) {
            return List.of();
        }
        try {
            return reasons.reasons(task, new int[] {movieId}, draft.progress()).getFirst();
        } catch (StageFailure failure) {
            draft.progress().unexplained(failure);
            return null;
        }
    }
}
