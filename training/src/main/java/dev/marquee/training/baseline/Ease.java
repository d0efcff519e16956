package dev.marquee.training.baseline;

import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.List;

/**
 * EASE (Steck, WWW 2019, arXiv:1905.03375, equation 8): every rated movie counts 1, and each movie is predicted from the
 * others by ridge regression. With {@code P} the inverse of the regularised Gram matrix the weights are
 * {@code B = I − P / diag(P)} by column, so that a history {@code x} scores {@code x − P x / diag(P)}. Immutable and
 * thread-safe.
 */
public final class Ease implements RetrievalModel {
    /** Largest matrix that is inverted: 12,000 rows are 576 MB. */
    public static final int MAX_ROWS = 12_000;

    private static final List<Float> REGULARISATIONS = List.of(100f, 200f, 400f, 800f);
    private static final List<Float> REGULARISATIONS_BESIDE = List.of(150f, 300f, 600f);
    private static final List<Float> FEATURE_WEIGHTS = List.of(5f, 20f);

    private final Precision precision;

    private Ease(Precision precision) {
        this.precision = precision;
    }

    /** On ratings alone, with the regularisation that is best on the validation part. */
    public static RetrievalModel tuned(Split split) {
        return Tuning.best(split, REGULARISATIONS, Ease::of);
    }

    /**
     * On ratings and metadata, with the regularisation and the weight that are best on the validation part; few, since
     * each inverts a matrix of all movies.
     *
     * @param movieFeatures feature ids by ordinal
     */
    public static RetrievalModel tuned(Split split, int[][] movieFeatures) {
        List<Mixture> mixtures = REGULARISATIONS_BESIDE.stream()
                .flatMap(regularisation -> FEATURE_WEIGHTS.stream().map(weight -> new Mixture(regularisation, weight)))
                .toList();
        return Tuning.best(
                split,
                mixtures,
                (ratings, mixture) -> of(ratings, movieFeatures, mixture.weight, mixture.regularisation));
    }

    private record Mixture(float regularisation, float weight) {}

    /**
     * Fits on ratings alone, over users or over movies, whichever are fewer; these must not be more than
     * {@link #MAX_ROWS}.
     *
     * @param regularisation λ
     */
    static Ease of(TrainingRatings ratings, float regularisation) {
        boolean fewUsers = ratings.users().size() < ratings.movies();
        return new Ease(
                fewUsers ? new UserPrecision(ratings, regularisation) : MoviePrecision.of(ratings, regularisation));
    }

    /**
     * Fits on ratings and metadata: features are rows beside those of the users. The catalog must not have more than
     * {@link #MAX_ROWS} movies.
     *
     * @param movieFeatures feature ids by ordinal
     * @param weight of the features against the ratings
     * @param regularisation λ
     */
    static Ease of(TrainingRatings ratings, int[][] movieFeatures, float weight, float regularisation) {
        return new Ease(MoviePrecision.of(ratings, movieFeatures, weight, regularisation));
    }

    @Override
    public float[] scores(UserRatings known) {
        float[] scores = precision.times(known.ordinals());
        for (int movie = 0; movie < scores.length; movie++) {
            scores[movie] = -scores[movie] / precision.diagonal(movie);
        }
        for (int ordinal : known.ordinals()) {
            scores[ordinal]++;
        }
        return scores;
    }
}
