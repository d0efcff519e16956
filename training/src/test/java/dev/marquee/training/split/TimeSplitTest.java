package dev.marquee.training.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link TimeSplit}. */
class TimeSplitTest {
    private final TrainingRatings all = new TrainingRatings(30, List.of(Users.user("a", 20), Users.user("b", 4)));
    private final Split split = TimeSplit.of(all);

    @Test
    void theLastFifthIsTestAndTheTenthBeforeItValidation() {
        Case validation = split.validation().getFirst();
        Case test = split.test().getFirst();
        assertThat(validation.known().ordinals()).hasSize(14).startsWith(0).endsWith(13);
        assertThat(validation.asked().ordinals()).containsExactly(14, 15);
        assertThat(test.known().size()).isEqualTo(16);
        assertThat(test.asked().ordinals()).containsExactly(16, 17, 18, 19);
    }

    @Test
    void theLastTenthLikewise() {
        Split tenth = TimeSplit.lastTenth(all);
        assertThat(tenth.training().users().getFirst().size()).isEqualTo(16);
        assertThat(tenth.validation().getFirst().asked().ordinals()).containsExactly(16, 17);
        assertThat(tenth.test().getFirst().asked().ordinals()).containsExactly(18, 19);
    }

    @Test
    void theLastRatingLikewise() {
        Split last = TimeSplit.lastRating(all);
        assertThat(last.training().users().getFirst().size()).isEqualTo(17);
        assertThat(last.validation().getFirst().asked().ordinals()).containsExactly(17, 18);
        assertThat(last.test().getFirst().asked().ordinals()).containsExactly(19);
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
        assertThat(split.validation()).hasSize(1);
        assertThat(split.test()).hasSize(1);
    }

    @Test
    void fiveRatingsGiveOneOfEach() {
        Split five = TimeSplit.of(new TrainingRatings(5, List.of(Users.user("a", 5))));
        assertThat(five.training().size()).isEqualTo(3);
        assertThat(five.validation().getFirst().asked().size()).isEqualTo(1);
        assertThat(five.test().getFirst().asked().size()).isEqualTo(1);
    }

    @Test
    void statisticsCountTheTrainingPartOnly() {
        assertThat(split.training().statistics().counts()[0]).isEqualTo(2);
        assertThat(split.training().statistics().sums()[1]).isEqualTo(4);
        assertThat(split.training().statistics().counts()[14]).isZero();
    }
}
