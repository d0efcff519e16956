package dev.marquee.training.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link SymmetricInverse}, which needs TensorFlow. */
class SymmetricInverseIT {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 37, 513, 700, 1030})
    void timesTheMatrixIsTheIdentity(int n) {
        double[] matrix = PositiveDefinite.random(n, new Random(n));
        float[] inverse = new float[n * n];
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = (float) matrix[i];
        }
        SymmetricInverse.invert(inverse, n);
        Random random = new Random(1);
        for (int sample = 0; sample < 500; sample++) {
            int row = random.nextInt(n);
            int column = sample % 2 == 0 ? row : random.nextInt(n);
            double product = 0;
            for (int k = 0; k < n; k++) {
                product += matrix[row * n + k] * inverse[k * n + column];
            }
            assertThat(product).isEqualTo(row == column ? 1 : 0, within(1e-3));
        }
    }
}
