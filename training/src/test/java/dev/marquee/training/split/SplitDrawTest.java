package dev.marquee.training.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link Split#withTest}. */
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
}
