package dev.marquee.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Value}. */
class ValueTest {
    @Test
    void meanAndDeviationByHand() {
        Value value = Value.of(List.of(1.0, 2.0, 6.0));
        assertThat(value.mean()).isEqualTo(3);
        assertThat(value.sd()).isEqualTo(Math.sqrt((4 + 1 + 9) / 2.0), within(1e-12));
    }

    @Test
    void equalTrialsHaveNoDeviation() {
        assertThat(Value.of(List.of(0.1, 0.1, 0.1))).isEqualTo(new Value(0.1, 0));
    }

    @Test
    void oneTrialHasNoDeviation() {
        assertThat(Value.of(List.of(0.25))).isEqualTo(new Value(0.25, 0));
    }
}
