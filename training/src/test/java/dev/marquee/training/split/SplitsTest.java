package dev.marquee.training.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of every way to divide the ratings, and what each promises besides. */
class SplitsTest {
    private static final TrainingRatings ALL = ratings();

    /** 40 users with 5 to 44 ratings of 100 movies, each user at another time. */
    private static TrainingRatings ratings() {
        Random random = new Random(3);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < 40; u++) {
            int size = 5 + u;
            int[] ordinals = random.ints(0, 100).distinct().limit(size).toArray();
            float[] values = new float[size];
            long[] times = new long[size];
            for (int i = 0; i < size; i++) {
                values[i] = 1 + random.nextInt(5);
                times[i] = 1_000_000 + u * 300L + i * 50L;
            }
            users.add(new UserRatings("u" + u, ordinals, values, times));
        }
        return new TrainingRatings(100, users);
    }

    static Stream<Arguments> splits() {
        List<Split> splits = new ArrayList<>(List.of(
                TimeSplit.of(ALL), TimeSplit.lastTenth(ALL), TimeSplit.lastRating(ALL), GlobalTimeSplit.of(ALL)));
        for (int fold = 0; fold < 5; fold++) {
            splits.add(RandomSplit.of(ALL, 42, fold));
            splits.add(HeldOutUsers.of(ALL, 42, fold));
        }
        return splits.stream().map(split -> Arguments.of(split.name(), split));
    }

    /** Ratings as {@code user movie}. */
    private static Set<String> pairs(Stream<UserRatings> ratings) {
        Set<String> pairs = new HashSet<>();
        ratings.forEach(user -> {
            for (int ordinal : user.ordinals()) {
                assertThat(pairs.add(user.userId() + " " + ordinal)).isTrue();
            }
        });
        return pairs;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("splits")
    void noRatingThatIsAskedIsLearnedFrom(String name, Split split) {
        Set<String> asked = pairs(split.test().stream().map(Case::asked));
        assertThat(asked).isNotEmpty();
        assertThat(pairs(split.known().users().stream())).doesNotContainAnyElementsOf(asked);
        assertThat(pairs(split.training().users().stream()))
                .doesNotContainAnyElementsOf(asked)
                .doesNotContainAnyElementsOf(pairs(split.validation().stream().map(Case::asked)));
        assertThat(pairs(split.test().stream().map(Case::known))).doesNotContainAnyElementsOf(asked);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("splits")
    void trainingAndValidationPartAreWhatIsKnown(String name, Split split) {
        Set<String> both = pairs(split.training().users().stream());
        both.addAll(pairs(split.validation().stream().map(Case::asked)));
        assertThat(pairs(split.known().users().stream())).containsAll(both);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("splits")
    void everyCaseIsOfOneUserWithAHistory(String name, Split split) {
        for (List<Case> cases : List.of(split.validation(), split.test())) {
            assertThat(cases).isNotEmpty().allSatisfy(one -> {
                assertThat(one.known().size()).isPositive();
                assertThat(one.asked().size()).isPositive();
                assertThat(one.known().userId()).isEqualTo(one.asked().userId());
                assertThat(one.known().timestamps()).isSorted();
            });
        }
    }

    @Test
    void theFiveRandomFoldsAskForEveryRatingOnce() {
        List<UserRatings> asked = IntStream.range(0, 5)
                .mapToObj(fold -> RandomSplit.of(ALL, 42, fold))
                .flatMap(split -> split.test().stream().map(Case::asked))
                .toList();
        assertThat(pairs(asked.stream())).isEqualTo(pairs(ALL.users().stream()));
        assertThat(RandomSplit.of(ALL, 42, 0).test().stream()
                        .mapToInt(one -> one.asked().size())
                        .sum())
                .isEqualTo(ALL.size() / 5);
    }

    @Test
    void aSeedGivesTheSameSplitAgainAndAnotherSeedAnother() {
        assertThat(asked(RandomSplit.of(ALL, 42, 0))).isEqualTo(asked(RandomSplit.of(ALL, 42, 0)));
        assertThat(asked(RandomSplit.of(ALL, 42, 0))).isNotEqualTo(asked(RandomSplit.of(ALL, 43, 0)));
    }

    private static Set<String> asked(Split split) {
        return pairs(split.test().stream().map(Case::asked));
    }

    @Test
    void heldOutUsersTeachNothingAndAreAskedAsInTheRandomSplit() {
        Set<String> all = new HashSet<>();
        for (int fold = 0; fold < 5; fold++) {
            Split split = HeldOutUsers.of(ALL, 42, fold);
            List<String> held =
                    split.test().stream().map(one -> one.known().userId()).toList();
            assertThat(split.known().users()).extracting(UserRatings::userId).doesNotContainAnyElementsOf(held);
            assertThat(split.training().users()).extracting(UserRatings::userId).doesNotContainAnyElementsOf(held);
            assertThat(split.validation())
                    .extracting(one -> one.known().userId())
                    .doesNotContainAnyElementsOf(held);
            all.addAll(asked(split));
        }
        assertThat(all).isEqualTo(asked(RandomSplit.of(ALL, 42, 0)));
    }

    @Test
    void globalTimeAsksOnlyForWhatIsNewerThanAllThatIsKnown() {
        Split split = GlobalTimeSplit.of(ALL);
        long newestKnown = newest(split.known());
        assertThat(newest(split.training())).isLessThan(newestKnown);
        assertThat(split.test())
                .allSatisfy(one -> assertThat(one.asked().timestamps()[0]).isGreaterThan(newestKnown));
        assertThat(split.training().size() / (double) ALL.size()).isBetween(0.75, 0.81);
    }

    private static long newest(TrainingRatings ratings) {
        return ratings.users().stream()
                .mapToLong(user -> user.timestamps()[user.size() - 1])
                .max()
                .orElseThrow();
    }
}
