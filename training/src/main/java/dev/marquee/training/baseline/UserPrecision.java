package dev.marquee.training.baseline;

import dev.marquee.training.algebra.SymmetricInverse;
import dev.marquee.training.split.MovieLists;
import dev.marquee.training.split.TrainingRatings;

/**
 * The inverse through the smaller matrix of users, after Woodbury: {@code (XᵀX + λI)⁻¹ = (I − Xᵀ M X) / λ} with
 * {@code M = (XXᵀ + λI)⁻¹}, shape {@code [users, users]}.
 */
final class UserPrecision implements Precision {
    private final int users;
    private final float regularisation;
    private final int[][] raters;
    private final float[] inverse;
    private final float[] diagonal;

    UserPrecision(TrainingRatings ratings, float regularisation) {
        this.regularisation = regularisation;
        users = ratings.users().size();
        raters = MovieLists.raters(ratings);
        inverse = new float[users * users];
        for (int[] both : raters) {
            for (int one : both) {
                for (int other : both) {
                    inverse[one * users + other]++;
                }
            }
        }
        for (int user = 0; user < users; user++) {
            inverse[user * users + user] += regularisation;
        }
        SymmetricInverse.invert(inverse, users);
        diagonal = new float[raters.length];
        for (int movie = 0; movie < diagonal.length; movie++) {
            diagonal[movie] = (float) ((1 - quadratic(raters[movie])) / regularisation);
        }
    }

    private double quadratic(int[] raters) {
        double sum = 0;
        for (int one : raters) {
            for (int other : raters) {
                sum += inverse[one * users + other];
            }
        }
        return sum;
    }

    @Override
    public float[] times(int[] ordinals) {
        int[] common = new int[users];
        for (int ordinal : ordinals) {
            for (int user : raters[ordinal]) {
                common[user]++;
            }
        }
        double[] solved = new double[users];
        for (int user = 0; user < users; user++) {
            int row = user * users;
            for (int other = 0; other < users && common[user] > 0; other++) {
                solved[other] += common[user] * inverse[row + other];
            }
        }
        float[] product = new float[raters.length];
        for (int movie = 0; movie < product.length; movie++) {
            double sum = 0;
            for (int user : raters[movie]) {
                sum -= solved[user];
            }
            product[movie] = (float) (sum / regularisation);
        }
        for (int ordinal : ordinals) {
            product[ordinal] += 1 / regularisation;
        }
        return product;
    }

    @Override
    public float diagonal(int ordinal) {
        return diagonal[ordinal];
    }
}
