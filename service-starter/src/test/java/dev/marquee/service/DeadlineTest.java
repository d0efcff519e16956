package dev.marquee.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.marquee.contract.problem.ProblemType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@link Deadline}: what is left, and what may still begin. */
class DeadlineTest {
    private static final Deadline PASSED = new Deadline(System.nanoTime() - 1);
    private static final Deadline NEAR = Deadline.in(Duration.ofMinutes(1));

    @Test
    void hasNothingLeftAfterwards() {
        assertThat(PASSED.expired()).isTrue();
        assertThat(PASSED.remaining()).isZero();
    }

    @Test
    void countsDown() {
        assertThat(NEAR.expired()).isFalse();
        assertThat(NEAR.remaining()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
    }

    @Test
    void isFarAheadWhereNobodyNamedOne() {
        assertThat(Deadline.current().remaining()).isGreaterThan(Duration.ofHours(1));
    }

    @Test
    void letsNothingBeginAfterwards() {
        assertThatNoException().isThrownBy(() -> NEAR.check("the search"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PASSED.check("the search"))
                .returns(ProblemType.DEADLINE_EXCEEDED, ProblemException::type)
                .withMessage("the deadline passed before the search");
    }

    @Test
    void letsNothingBeginThatCannotEndInTime() {
        assertThatNoException().isThrownBy(() -> NEAR.check("the model", Duration.ofSeconds(1)));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> NEAR.check("the model", Duration.ofMinutes(2)))
                .returns(ProblemType.DEADLINE_EXCEEDED, ProblemException::type)
                .withMessageContaining("the model takes at least 120000000 µs");
    }
}
