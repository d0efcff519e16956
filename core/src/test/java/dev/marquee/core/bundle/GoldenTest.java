package dev.marquee.core.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Golden#check}. */
class GoldenTest {
    private static final List<Float> EXPECTED = List.of(1f, 2f);

    @Test
    void aDifferenceWithinTheToleranceIsAccepted() {
        assertThatCode(() -> Golden.check("user embedding", EXPECTED, new float[] {1.00009f, 2}))
                .doesNotThrowAnyException();
    }

    @Test
    void aLargerDifferenceIsRefused() {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Golden.check("user embedding", EXPECTED, new float[] {1, 2.001f}))
                .withMessageContainingAll("user embedding", "value 1", "2.001", "2.0");
    }

    @Test
    void notANumberIsRefused() {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Golden.check("ratings", EXPECTED, new float[] {Float.NaN, 2}));
    }

    @Test
    void anotherLengthIsRefused() {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Golden.check("ratings", EXPECTED, new float[] {1}))
                .withMessageContaining("1 values here, 2 when");
    }
}
