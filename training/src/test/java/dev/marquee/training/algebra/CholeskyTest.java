package dev.marquee.training.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link Cholesky}. */
class CholeskyTest {
    @Test
    void twoByTwoByHand() {
        double[] x = {8, 7};
        Cholesky.solve(new double[] {4, Double.NaN, 2, 3}, x); // the upper triangle is not read
        assertThat(x).containsExactly(new double[] {1.25, 1.5}, within(1e-12));
    }

    @Test
    void refusesAMatrixThatIsNotPositiveDefinite() {
        assertThatThrownBy(() -> Cholesky.solve(new double[] {1, 2, 2, 1}, new double[] {1, 1}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("pivot 1 of 2");
    }

    @RepeatedTest(20)
    void theSolutionSolvesTheSystem(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int n = 1 + random.nextInt(30);
        double[] a = PositiveDefinite.random(n, random);
        double[] b = random.doubles(n, -1, 1).toArray();
        double[] x = b.clone();
        Cholesky.solve(a.clone(), x);
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += a[i * n + j] * x[j];
            }
            assertThat(sum).isEqualTo(b[i], within(1e-8));
        }
    }
}
