package dev.marquee.training.harness;

import dev.marquee.training.baseline.BoostedTrees;
import dev.marquee.training.baseline.Ease;
import dev.marquee.training.train.TrainingSet;
import java.util.Optional;

/** How large a data set may be for each baseline: beyond, a fit would take hours or more memory than there is. */
final class Limits {
    /** At which the Bayesian factorisation takes about ten minutes. */
    private static final long MAX_DRAWN_RATINGS = 2_000_000;

    /** Which are as many rows of 14 numbers, three times. */
    private static final long MAX_BOOSTED_RATINGS = 5_000_000;

    /** At which ten fits by alternating least squares take eleven minutes on two processors. */
    private static final long MAX_ALTERNATED_RATINGS = 5_000_000;

    /** At which 120 epochs of gradient descent, on one thread, take a quarter of an hour. */
    private static final long MAX_DESCENDED_RATINGS = 12_000_000;

    /** At which counting common raters, three times, takes five minutes on two processors. */
    private static final long MAX_PAIRS = 20_000_000_000L;

    /** At which an epoch of the sequential model takes about half a minute. */
    private static final long MAX_SOFTMAX_TERMS = 5_000_000_000L;

    private Limits() {}

    /** Why a model cannot be fitted on this data set, or is not asked by this plan, if so. */
    static Optional<String> exceeded(String model, TrainingSet set, Plan plan) {
        long movies = set.catalog().size();
        long ratings = set.ratings().size();
        return switch (model) {
            case "ease" ->
                tooLarge(Math.min(movies, set.ratings().users().size()), Ease.MAX_ROWS, "rows in its matrix");
            case "ease+metadata" -> tooLarge(movies, Ease.MAX_ROWS, "rows in its matrix");
            case "ials" -> tooLarge(ratings, MAX_ALTERNATED_RATINGS, "ratings to alternate over");
            case "item-knn" -> tooLarge(pairs(set), MAX_PAIRS, "pairs of ratings of one user, or of movies");
            case "mf" -> tooLarge(ratings, MAX_DESCENDED_RATINGS, "ratings to descend by, one after the other");
            case "bfm" -> tooLarge(ratings, MAX_DRAWN_RATINGS, "ratings to draw over");
            case "gbdt" ->
                BoostedTrees.available()
                        ? tooLarge(ratings, MAX_BOOSTED_RATINGS, "ratings to hold as rows")
                        : Optional.of("LightGBM's library cannot be loaded here; it needs the system's libgomp");
            case "sasrec" ->
                plan.inOrder()
                        ? tooLarge(
                                ratings * movies, MAX_SOFTMAX_TERMS, "terms of its softmax an epoch, over all movies")
                        : Optional.of("it reads what came before what is asked; protocol B measures it");
            default -> Optional.empty();
        };
    }

    /** What is gone over to find the neighbours of all movies: counted by user, then sorted by movie. */
    private static long pairs(TrainingSet set) {
        long movies = set.catalog().size();
        return movies * movies
                + set.ratings().users().stream()
                        .mapToLong(user -> (long) user.size() * user.size())
                        .sum();
    }

    private static Optional<String> tooLarge(long size, long limit, String what) {
        return size <= limit ? Optional.empty() : Optional.of("%,d %s, more than %,d".formatted(size, what, limit));
    }
}
