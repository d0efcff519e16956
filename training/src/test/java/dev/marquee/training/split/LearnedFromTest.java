package dev.marquee.training.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.training.dataset.DatasetException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link LearnedFrom}. */
class LearnedFromTest {
    private static final long YEAR = 31_557_600;

    private static UserRatings user(String id, long[] times, int... ordinals) {
        float[] ratings = new float[ordinals.length];
        Arrays.fill(ratings, 3);
        return new UserRatings(id, ordinals, ratings, times);
    }

    private static UserRatings user(String id, int... ordinals) {
        return user(
                id, IntStream.range(0, ordinals.length).mapToLong(i -> i + 1).toArray(), ordinals);
    }

    private static List<String> told(TrainingRatings ratings) {
        return ratings.users().stream()
                .map(user -> user.userId() + Arrays.toString(user.ordinals()))
                .toList();
    }

    @Test
    void everythingIsTheSameRatings() {
        TrainingRatings all = new TrainingRatings(9, List.of(user("a", 1, 2), user("b", 3)));
        assertThat(LearnedFrom.EVERYTHING.of(all)).isSameAs(all);
    }

    @Test
    void moviesAndThenUsersWithFewRatingsAreLeftOut() {
        TrainingRatings all = new TrainingRatings(9, List.of(user("a", 1, 2), user("b", 1, 2), user("c", 2, 7)));
        assertThat(told(new LearnedFrom(0, 2, 0, 0).of(all))).containsExactly("a[1, 2]", "b[1, 2]", "c[2]");
        assertThat(told(new LearnedFrom(2, 2, 0, 0).of(all))).containsExactly("a[1, 2]", "b[1, 2]");
    }

    @Test
    void theNewestRatingsOfAUserAreKept() {
        TrainingRatings all = new TrainingRatings(9, List.of(user("a", 5, 1, 4), user("b", 2)));
        assertThat(told(new LearnedFrom(0, 0, 2, 0).of(all))).containsExactly("a[1, 4]", "b[2]");
    }

    @Test
    void theWindowEndsAtTheNewestRatingOfAll() {
        long now = 50 * YEAR;
        TrainingRatings all = new TrainingRatings(
                9,
                List.of(
                        user("a", new long[] {now - 3 * YEAR, now - YEAR}, 1, 2),
                        user("b", new long[] {now - 2 * YEAR, now - 2 * YEAR + 1, now}, 3, 4, 5),
                        user("c", new long[] {1}, 6)));
        assertThat(told(new LearnedFrom(0, 0, 0, 2).of(all))).containsExactly("a[2]", "b[4, 5]");
    }

    @Test
    void refusesToLeaveNothing() {
        TrainingRatings all = new TrainingRatings(9, List.of(user("a", 1, 2)));
        assertThatThrownBy(() -> new LearnedFrom(3, 0, 0, 0).of(all))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("of 2 ratings none is left");
        assertThatThrownBy(() -> new LearnedFrom(0, -1, 0, 0))
                .hasMessageContaining("0, -1, 0 and 0; expected 0 or more");
    }

    @RepeatedTest(20)
    void keepsWhatAPlainFilterKeeps(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        TrainingRatings all = new TrainingRatings(
                30,
                IntStream.range(0, 12)
                        .mapToObj(u -> user(
                                "u" + u,
                                random.ints(0, 30)
                                        .distinct()
                                        .limit(1 + random.nextInt(15))
                                        .toArray()))
                        .toList());
        int newest = 1 + random.nextInt(10);
        int movie = 1 + random.nextInt(3);
        int user = 1 + random.nextInt(3);

        List<UserRatings> cut = all.users().stream()
                .map(of -> of.slice(Math.max(0, of.size() - newest), of.size()))
                .toList();
        List<String> expected = cut.stream()
                .map(of -> of.select(IntStream.range(0, of.size())
                        .filter(i -> cut.stream()
                                        .flatMapToInt(other -> IntStream.of(other.ordinals()))
                                        .filter(ordinal -> ordinal == of.ordinals()[i])
                                        .count()
                                >= movie)
                        .toArray()))
                .filter(of -> of.size() >= user)
                .map(of -> of.userId() + Arrays.toString(of.ordinals()))
                .toList();
        if (!expected.isEmpty()) {
            assertThat(told(new LearnedFrom(user, movie, newest, 0).of(all))).isEqualTo(expected);
        }
    }
}
