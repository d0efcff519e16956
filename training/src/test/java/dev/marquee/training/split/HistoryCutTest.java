package dev.marquee.training.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link HistoryCut}. */
class HistoryCutTest {
    @RepeatedTest(30)
    void aTargetIsNeverInItsOwnHistory(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        UserRatings user = Users.user("a", 2 + random.nextInt(60));
        HistoryCut cut = HistoryCut.of(user, 0.5f, 0.3f, random);
        assertThat(cut.history().size()).isPositive();
        assertThat(cut.targets().size()).isPositive();
        assertThat(cut.history().ordinals()).doesNotContain(cut.targets().ordinals());
    }

    @RepeatedTest(30)
    void aCutInTimeAsksForWhatCameLater(RepetitionInfo repetition) {
        HistoryCut cut = HistoryCut.of(Users.user("a", 40), 1, 0.3f, new Random(repetition.getCurrentRepetition()));
        int newest = Arrays.stream(cut.history().ordinals()).max().orElseThrow();
        assertThat(Arrays.stream(cut.targets().ordinals()).min().orElseThrow()).isGreaterThan(newest);
        assertThat(cut.history().ordinals()).isSorted();
    }

    @Test
    void aCutAtRandomKeepsTheOrderOfTheHistory() {
        HistoryCut cut = HistoryCut.of(Users.user("a", 40), 0, 0, new Random(1));
        assertThat(cut.history().ordinals()).isSorted();
        assertThat(cut.history().size() + cut.targets().size()).isEqualTo(40);
    }

    @Test
    void twoRatingsGiveOneOfEach() {
        HistoryCut cut = HistoryCut.of(Users.user("a", 2), 0.5f, 0.9f, new Random(3));
        assertThat(cut.history().size()).isEqualTo(1);
        assertThat(cut.targets().size()).isEqualTo(1);
    }

    @Test
    void onlyPositivesAreTargetsIfThatIsAskedFor() {
        HistoryCut cut = HistoryCut.of(Users.user("a", 20), 0.5f, 0, new Random(3));
        HistoryCut liked = cut.withTargetsFrom(4);
        assertThat(liked.history()).isEqualTo(cut.history());
        assertThat(liked.user()).isEqualTo(cut.user());
        int[] fourOrFive = Arrays.stream(cut.targets().ordinals())
                .filter(ordinal -> 1 + ordinal % 5 >= 4)
                .toArray();
        assertThat(fourOrFive).isNotEmpty().hasSizeLessThan(cut.targets().size());
        assertThat(liked.targets().ordinals()).isEqualTo(fourOrFive);
        assertThat(cut.withTargetsFrom(5.5f).targets().size()).isZero();
    }
}
