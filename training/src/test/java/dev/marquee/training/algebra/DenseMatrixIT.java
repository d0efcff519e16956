package dev.marquee.training.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link DenseMatrix} against products written out. */
class DenseMatrixIT {
    private static DenseMatrix random(int rows, int columns, long seed) {
        Random random = new Random(seed);
        DenseMatrix matrix = DenseMatrix.zeros(rows, columns);
        for (int i = 0; i < matrix.data().length; i++) {
            matrix.data()[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    private static DenseMatrix transposed(DenseMatrix matrix) {
        DenseMatrix transposed = DenseMatrix.zeros(matrix.columns(), matrix.rows());
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                transposed.data()[column * matrix.rows() + row] = matrix.at(row, column);
            }
        }
        return transposed;
    }

    private static float[] product(DenseMatrix a, DenseMatrix b) {
        float[] product = new float[a.rows() * b.columns()];
        for (int row = 0; row < a.rows(); row++) {
            for (int column = 0; column < b.columns(); column++) {
                for (int k = 0; k < a.columns(); k++) {
                    product[row * b.columns() + column] += a.at(row, k) * b.at(k, column);
                }
            }
        }
        return product;
    }

    @Test
    void multipliesEitherWayRound() {
        DenseMatrix a = random(3, 4, 1);
        DenseMatrix b = random(4, 2, 2);
        assertThat(a.times(b).data()).containsExactly(product(a, b), within(1e-5f));
        assertThat(a.timesTransposed(transposed(b)).data()).containsExactly(product(a, b), within(1e-5f));
        assertThat(transposed(a).transposedTimes(b).data()).containsExactly(product(a, b), within(1e-5f));
    }

    @Test
    void principalEigenvectorsGiveTheMatrixAgain() {
        DenseMatrix half = random(6, 3, 3);
        DenseMatrix matrix = half.timesTransposed(half);
        DenseMatrix principal = matrix.principal(5);
        assertThat(principal.columns()).as("the rank").isEqualTo(3);
        assertThat(principal.timesTransposed(principal).data()).containsExactly(matrix.data(), within(1e-3f));
    }

    @Test
    void fewerEigenvectorsAreTheLargest() {
        DenseMatrix diagonal = new DenseMatrix(3, 3, new float[] {1, 0, 0, 0, 9, 0, 0, 0, 4});
        DenseMatrix principal = diagonal.principal(2);
        assertThat(principal.timesTransposed(principal).data())
                .containsExactly(new float[] {0, 0, 0, 0, 9, 0, 0, 0, 4}, within(1e-5f));
    }
}
