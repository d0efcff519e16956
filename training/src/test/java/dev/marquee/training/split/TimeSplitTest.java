package dev.marquee.training.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link TimeSplit}. */
class TimeSplitTest {
    private final TimeSplit split =
            TimeSplit.of(new TrainingRatings(30, List.of(Users.user("a", 20), Users.user("b", 4))));

    @Test
    void theLastFifthIsTestAndTheTenthBeforeItValidation() {
        TimeSplit.Case held = split.cases().getFirst();
        assertThat(held.beforeValidation().ordinals()).hasSize(14).startsWith(0).endsWith(13);
        assertThat(held.validation().ordinals()).containsExactly(14, 15);
        assertThat(held.beforeTest().size()).isEqualTo(16);
        assertThat(held.test().ordinals()).containsExactly(16, 17, 18, 19);
    }

    @Test
    void weightsSeeNothingThatIsHeldOut() {
        assertThat(split.training().users().getFirst().ordinals()).hasSize(14).endsWith(13);
        assertThat(split.training().size()).isEqualTo(14 + 4);
        assertThat(split.training().counts()[16]).isZero();
    }

    @Test
    void theValidationPartIsKnownWhenTheTestPartIsAsked() {
        assertThat(split.known().users()).extracting(UserRatings::size).containsExactly(16, 4);
    }

    @Test
    void aUserWithFewerThanFiveRatingsIsNotAsked() {
        assertThat(split.cases()).hasSize(1);
    }

    @Test
    void fiveRatingsGiveOneOfEach() {
        TimeSplit.Case held = TimeSplit.of(new TrainingRatings(5, List.of(Users.user("a", 5))))
                .cases()
                .getFirst();
        assertThat(held.beforeValidation().size()).isEqualTo(3);
        assertThat(held.validation().size()).isEqualTo(1);
        assertThat(held.test().size()).isEqualTo(1);
    }

    @Test
    void statisticsCountTheTrainingPartOnly() {
        assertThat(split.training().statistics().counts()[0]).isEqualTo(2);
        assertThat(split.training().statistics().sums()[1]).isEqualTo(4);
        assertThat(split.training().statistics().counts()[14]).isZero();
    }
}
