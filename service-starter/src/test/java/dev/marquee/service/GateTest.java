package dev.marquee.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.marquee.contract.problem.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** {@link Gate}: who comes in. */
class GateTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Gate gate = new Gate("probe", 1, meters);

    @Test
    void letsOneInAndRefusesTheNextAtOnce() {
        String answer = gate.call(() -> {
            assertThat(gate.busy()).isEqualTo(1);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> gate.call(() -> "second"))
                    .returns(ProblemType.OVERLOADED, ProblemException::type);
            return "first";
        });
        assertThat(answer).isEqualTo("first");
        assertThat(meters.counter("overload.rejected", "limiter", "probe").count())
                .isEqualTo(1);
    }

    @Test
    void isOpenAgainAfterAFailure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> gate.call(() -> {
                    throw new IllegalStateException("inside");
                }));
        assertThat(gate.busy()).isZero();
        assertThat(gate.call(() -> "next")).isEqualTo("next");
    }

    @Test
    void needsAtLeastOnePermit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gate("probe", 0, meters))
                .withMessage("probe: 0 permits; expected at least 1");
    }
}
