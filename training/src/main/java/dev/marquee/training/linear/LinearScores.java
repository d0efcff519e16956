package dev.marquee.training.linear;

import dev.marquee.training.algebra.DenseMatrix;
import dev.marquee.training.split.LearnedMovies;
import java.util.Arrays;

/**
 * What both regressions say of some users, by row of the learned movies, each matrix of shape {@code [users, learned]}.
 *
 * @param movies the learned movies
 * @param togetherSolved the histories times the inverse of the first regression
 * @param together scores of the first regression
 * @param nextSolved the histories times the inverse of the second regression
 * @param next scores of the second regression
 */
public record LinearScores(
        LearnedMovies movies,
        DenseMatrix togetherSolved,
        DenseMatrix together,
        DenseMatrix nextSolved,
        DenseMatrix next) {
    /** Mean length of a user's scores in the first over that in the second. */
    public float balance() {
        double first = 0;
        double second = 0;
        for (int user = 0; user < together.rows(); user++) {
            first += length(together, user);
            second += length(next, user);
        }
        return second == 0 ? 0 : (float) (first / second);
    }

    /** The first plus the second times a factor. */
    DenseMatrix sum(float factor) {
        float[] sum = together.data().clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * next.data()[i];
        }
        return new DenseMatrix(together.rows(), together.columns(), sum);
    }

    /** The same for one user by ordinal; movies that were not learned are last. */
    public float[] of(int user, float factor) {
        float[] scores = new float[movies.rows().length];
        Arrays.fill(scores, Float.NEGATIVE_INFINITY);
        for (int row = 0; row < movies.size(); row++) {
            scores[movies.ordinals()[row]] = together.at(user, row) + factor * next.at(user, row);
        }
        return scores;
    }

    /** Both histories times their inverses, weighted, user by user scaled; shape {@code [users, learned]}. */
    DenseMatrix solved(float togetherWeight, float nextWeight, float[] scales) {
        DenseMatrix solved = DenseMatrix.zeros(together.rows(), together.columns());
        for (int i = 0; i < solved.data().length; i++) {
            solved.data()[i] = scales[i / solved.columns()]
                    * (togetherWeight * togetherSolved.data()[i]
                            + nextWeight * nextSolved.data()[i]);
        }
        return solved;
    }

    static double length(DenseMatrix matrix, int row) {
        double squares = 0;
        for (int column = 0; column < matrix.columns(); column++) {
            squares += matrix.at(row, column) * (double) matrix.at(row, column);
        }
        return Math.sqrt(squares);
    }
}
