package dev.marquee.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaturationSearchTest {
    @ParameterizedTest
    @ValueSource(doubles = {7, 99, 150, 151, 420, 2_000})
    void findsTheRateToEightPercentFromAnyStart(double truth) {
        List<Double> tried = new ArrayList<>();

        double found = SaturationSearch.highest(150, rate -> tried.add(rate) && rate <= truth);

        assertThat(found).isBetween(truth / 1.08, truth);
        assertThat(tried).hasSizeLessThanOrEqualTo(14);
    }

    @Test
    void saysWhenNothingIsBorne() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SaturationSearch.highest(100, rate -> false))
                .withMessageContaining("not even");
    }
}
