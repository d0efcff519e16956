package dev.marquee.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import dev.marquee.contract.problem.ProblemType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@link MeasuredCost}: what fits into the time left. */
class MeasuredCostTest {
    private final MeasuredCost cost = new MeasuredCost();

    private int affordable(int milliseconds) {
        return cost.affordable(Duration.ofMillis(milliseconds), 300, 1.5);
    }

    @Test
    void affordsEverythingAsLongAsNothingIsKnown() {
        assertThat(affordable(1)).isEqualTo(300);
        assertThat(cost.of(300)).isZero();
        assertThatNoException().isThrownBy(() -> cost.check(Deadline.in(Duration.ofMinutes(1)), "the model", 300));
    }

    @Test
    void affordsWhatFitsWithAMargin() {
        cost.observe(300, Duration.ofMillis(300));
        assertThat(cost.of(30)).isEqualTo(Duration.ofMillis(30));
        assertThat(affordable(450)).isEqualTo(300);
        assertThat(affordable(150)).isEqualTo(100);
        assertThat(affordable(0)).isZero();
    }

    @Test
    void followsTheCallsSlowly() {
        cost.observe(100, Duration.ofMillis(100));
        cost.observe(100, Duration.ofMillis(600));
        assertThat(affordable(300)).isEqualTo(100);
    }

    @Test
    void refusesWhatCannotEndInTime() {
        cost.observe(100, Duration.ofMinutes(1));
        Deadline deadline = Deadline.in(Duration.ofMinutes(1));
        assertThatNoException().isThrownBy(() -> cost.check(deadline, "the model", 10));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> cost.check(deadline, "the model", 200))
                .returns(ProblemType.DEADLINE_EXCEEDED, ProblemException::type)
                .withMessageContaining("the model takes at least 120000000 µs");
    }

    @Test
    void triesAgainFromTimeToTimeAndBelievesWhatItThenSees() {
        cost.observe(10, Duration.ofSeconds(4));
        assertThat(cost.mayTry()).as("has just been seen").isFalse();
        await().until(cost::mayTry);
        assertThat(cost.mayTry()).as("one at a time").isFalse();
        cost.observe(10, Duration.ofMillis(10));
        assertThat(affordable(450)).isEqualTo(300);
    }

    @Test
    void staysCarefulWhenTheTrialIsNoBetter() {
        cost.observe(10, Duration.ofSeconds(4));
        await().until(cost::mayTry);
        cost.observe(10, Duration.ofSeconds(4));
        assertThat(affordable(450)).isLessThan(10);
        assertThat(cost.mayTry()).isFalse();
    }
}
