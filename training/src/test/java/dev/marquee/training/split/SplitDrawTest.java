package dev.marquee.training.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link Split#bounded} and what it is made of. */
class SplitDrawTest {
    private static final Split SPLIT = TimeSplit.of(new TrainingRatings(
            10,
            IntStream.range(0, 30)
                    .mapToObj(user -> new UserRatings(
                            "u" + user,
                            IntStream.range(0, 10).toArray(),
                            new float[] {3, 3, 3, 3, 3, 3, 3, 3, 3, 3},
                            new long[10]))
                    .toList()));

    private static List<String> users(Split split) {
        return split.test().stream().map(held -> held.known().userId()).toList();
    }

    @Test
    void fewerUsersThanAllowedStayAsTheyAre() {
        assertThat(SPLIT.withTest(30)).isSameAs(SPLIT);
    }

    @Test
    void moreUsersAreDrawnOnceAndAlikeAndTheNameSaysSo() {
        Split drawn = SPLIT.withTest(7);

        assertThat(users(drawn)).hasSize(7).doesNotHaveDuplicates().isSubsetOf(users(SPLIT));
        assertThat(users(drawn)).isNotEqualTo(users(SPLIT).subList(0, 7)).isEqualTo(users(SPLIT.withTest(7)));
        assertThat(drawn.name()).isEqualTo("each user's last fifth by time, of 7 users drawn from 30");
        assertThat(drawn.training()).isSameAs(SPLIT.training());
        assertThat(drawn.validation()).isEqualTo(SPLIT.validation());
    }

    @Test
    void whatIsSmallIsAskedWhole() {
        List<String> told = new ArrayList<>();
        assertThat(SPLIT.bounded(told::add)).isSameAs(SPLIT);
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsLargeIsBoundedAndSaidOnce() {
        Split many = TimeSplit.of(new TrainingRatings(
                5,
                IntStream.range(0, 10_500)
                        .mapToObj(user -> Users.user("u" + user, 5))
                        .toList()));
        List<String> told = new ArrayList<>();
        Split bounded = many.bounded(told::add);
        assertThat(bounded.test()).hasSize(10_000);
        assertThat(bounded.validation()).hasSize(2_500);
        assertThat(bounded.known()).isSameAs(many.known());
        assertThat(told)
                .containsExactly("each user's last fifth by time: asks 10,000 of 10,500 users, and 2,500 of 10,500"
                        + " to choose by; all would take hours");
    }

    @Test
    void heldOutUsersAreTheSameAsOfTheBoundedRandomSplit() {
        TrainingRatings many = new TrainingRatings(
                5,
                IntStream.range(0, 10_500)
                        .mapToObj(user -> Users.user("u" + user, 5))
                        .toList());
        List<String> held = new ArrayList<>();
        for (int fold = 0; fold < HeldOutUsers.FOLDS; fold++) {
            held.addAll(users(HeldOutUsers.of(many, 42, fold)));
        }
        assertThat(held)
                .containsExactlyInAnyOrderElementsOf(
                        users(RandomSplit.of(many, 42, 0).bounded(_ -> {})));
    }
}
