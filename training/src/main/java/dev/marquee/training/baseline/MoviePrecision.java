package dev.marquee.training.baseline;

import dev.marquee.training.algebra.SymmetricInverse;
import dev.marquee.training.split.MovieLists;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;

/** The inverse as it is, shape {@code [movies, movies]}: for fewer movies than users, or movies that have more in common. */
final class MoviePrecision implements Precision {
    private final int movies;
    private final float[] inverse;

    private MoviePrecision(float[] gram, int movies, float regularisation) {
        for (int movie = 0; movie < movies; movie++) {
            gram[movie * movies + movie] += regularisation;
        }
        SymmetricInverse.invert(gram, movies);
        this.movies = movies;
        inverse = gram;
    }

    /** {@code (XᵀX + λI)⁻¹}. */
    static MoviePrecision of(TrainingRatings ratings, float regularisation) {
        return new MoviePrecision(gram(ratings), ratings.movies(), regularisation);
    }

    /**
     * {@code (XᵀX + w TᵀT + λI)⁻¹} where {@code T} has a row for each feature, {@code count^-¼} for the movies with it.
     *
     * @param movieFeatures by ordinal
     * @param weight w, of the features against the ratings
     */
    static MoviePrecision of(TrainingRatings ratings, int[][] movieFeatures, float weight, float regularisation) {
        float[] gram = gram(ratings);
        int movies = ratings.movies();
        for (int[] having : MovieLists.byFeature(movieFeatures)) {
            float product = weight / (float) Math.sqrt(having.length);
            for (int one : having) {
                for (int other : having) {
                    gram[one * movies + other] += product;
                }
            }
        }
        return new MoviePrecision(gram, movies, regularisation);
    }

    private static float[] gram(TrainingRatings ratings) {
        int movies = ratings.movies();
        float[] gram = new float[movies * movies];
        for (UserRatings user : ratings.users()) {
            for (int one : user.ordinals()) {
                for (int other : user.ordinals()) {
                    gram[one * movies + other]++;
                }
            }
        }
        return gram;
    }

    @Override
    public float[] times(int[] ordinals) {
        float[] product = new float[movies];
        for (int ordinal : ordinals) {
            int row = ordinal * movies;
            for (int movie = 0; movie < movies; movie++) {
                product[movie] += inverse[row + movie];
            }
        }
        return product;
    }

    @Override
    public float diagonal(int ordinal) {
        return inverse[ordinal * movies + ordinal];
    }
}
