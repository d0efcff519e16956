package dev.marquee.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.core.store.StoreSecret;
import dev.marquee.service.NotYetException;
import dev.marquee.service.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.QueryTimeoutException;

/** Cursors, without a gateway around them. */
class FeedsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final FeedKey KEY =
            new FeedKey(StoreSecret.of("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"));
    private static final String USER = "ann";

    private final Feeds feeds = feeds(KEY, NOW);

    private static Feeds feeds(FeedKey key, Instant now) {
        Feeds feeds = new Feeds(() -> key, Clock.fixed(now, ZoneOffset.UTC));
        feeds.prepare(null);
        return feeds;
    }

    private String cursor(int... shown) {
        return feeds.after(feeds.at(null, USER, MovieFilter.NONE), IntStream.of(shown));
    }

    private static void assertRefused(Feeds feeds, String cursor, String user, MovieFilter filter, String detail) {
        assertThatThrownBy(() -> feeds.at(cursor, user, filter))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
                    assertThat(problem).hasMessageStartingWith("cursor: ").hasMessageContaining(detail);
                });
    }

    @Test
    void remembersWhatItsPagesHaveShown() {
        Feed first = feeds.at(null, USER, MovieFilter.NONE);
        assertThat(first.shown()).isEmpty();
        Feed second = feeds.at(feeds.after(first, IntStream.of(318, 5, 2_147_483_647)), USER, MovieFilter.NONE);
        assertThat(second.shown()).containsExactly(5, 318, 2_147_483_647);
        Feed third = feeds.at(feeds.after(second, IntStream.of(1, 400)), USER, MovieFilter.NONE);
        assertThat(third.shown()).containsExactly(1, 5, 318, 400, 2_147_483_647);
    }

    @Test
    void isReadByWhoeverHasTheKey() {
        FeedKey key = new FeedKey(StoreSecret.of(StoreSecret.random()));
        String cursor = feeds(key, NOW).after(feeds(key, NOW).at(null, null, MovieFilter.NONE), IntStream.of(7));
        assertThat(feeds(key, NOW).at(cursor, null, MovieFilter.NONE).shown()).containsExactly(7);
        assertRefused(
                feeds(new FeedKey(StoreSecret.of(StoreSecret.random())), NOW),
                cursor,
                null,
                MovieFilter.NONE,
                "nextCursor");
    }

    @RepeatedTest(100)
    void refusesOneThatWasAlteredAnywhere(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String cursor = cursor(random.ints(random.nextInt(30), 1, 200_000).toArray());
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        int bit = random.nextInt(8 * bytes.length);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertRefused(feeds, forged, USER, MovieFilter.NONE, "nextCursor");
        int at = random.nextInt(cursor.length());
        char other = cursor.charAt(at) == 'A' ? 'B' : 'A';
        String changed = cursor.substring(0, at) + other + cursor.substring(at + 1);
        assertRefused(feeds, changed, USER, MovieFilter.NONE, "nextCursor");
        assertRefused(feeds, cursor.substring(0, at), USER, MovieFilter.NONE, "nextCursor");
    }

    /** Bits of the last character that stand for nothing are not free either. */
    @Test
    void hasOneTextOnly() {
        for (int[] shown : new int[][] {{1}, {1, 500}, {1, 500, 90_000}}) {
            String cursor = cursor(shown);
            String start = cursor.substring(0, cursor.length() - 1);
            for (char last = 'A'; last <= 'Z'; last++) {
                if (!cursor.equals(start + last)) {
                    assertRefused(feeds, start + last, USER, MovieFilter.NONE, "nextCursor");
                }
            }
            assertRefused(feeds, cursor + "=", USER, MovieFilter.NONE, "nextCursor");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abc", "====", "🎬🎬🎬🎬", "\uD83C", "१२३४", "\0", "AQ==", "AAAA\n", "../../etc"})
    void refusesAnyOtherText(String text) {
        assertRefused(feeds, text, USER, MovieFilter.NONE, "nextCursor");
    }

    @Test
    void belongsToOneUserOrToHistoriesInBodies() {
        String cursor = cursor(1);
        assertRefused(feeds, cursor, "bob", MovieFilter.NONE, "somebody else");
        assertRefused(feeds, cursor, null, MovieFilter.NONE, "somebody else");
        String inline = feeds.after(feeds.at(null, null, MovieFilter.NONE), IntStream.of(1));
        assertRefused(feeds, inline, USER, MovieFilter.NONE, "somebody else");
    }

    private static MovieFilter filter(List<String> genre, List<String> without, Integer from, List<Integer> exclude) {
        return new MovieFilter(genre, without, from, null, exclude, false);
    }

    @Test
    void belongsToOneList() {
        MovieFilter filter = filter(List.of("Drama", "War"), List.of("Comedy"), 1990, List.of(7, 12));
        String cursor = feeds.after(feeds.at(null, USER, filter), IntStream.of(1));
        MovieFilter same = filter(List.of("war", "DRAMA", "War"), List.of("comedy"), 1990, List.of(12, 7, 7));
        assertThat(feeds.at(cursor, USER, same).shown()).containsExactly(1);
        for (MovieFilter other : List.of(
                MovieFilter.NONE,
                filter(List.of("Drama"), List.of("Comedy"), 1990, List.of(7, 12)),
                filter(List.of("Drama,War"), List.of("Comedy"), 1990, List.of(7, 12)),
                filter(List.of("Drama", "War", "Comedy"), List.of(), 1990, List.of(7, 12)),
                filter(List.of("Drama", "War"), List.of("Comedy"), 1991, List.of(7, 12)),
                filter(List.of("Drama", "War"), List.of("Comedy"), 1990, List.of(712)),
                new MovieFilter(List.of("Drama", "War"), List.of("Comedy"), null, 1990, List.of(7, 12), false),
                new MovieFilter(List.of("Drama", "War"), List.of("Comedy"), 1990, null, List.of(7, 12), true))) {
            assertRefused(feeds, cursor, USER, other, "other filters");
        }
    }

    @Test
    void expiresADayAfterItsPage() {
        String cursor = cursor(1);
        Instant last = NOW.plus(Duration.ofHours(24)).minusSeconds(1);
        assertThat(feeds(KEY, last).at(cursor, USER, MovieFilter.NONE).shown()).containsExactly(1);
        assertThatThrownBy(() -> feeds(KEY, last.plusSeconds(1)).at(cursor, USER, MovieFilter.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessage("cursor: is older than 24 hours; begin again without it")
                .extracting(problem -> ((ProblemException) problem).type())
                .isEqualTo(ProblemType.EXPIRED);
    }

    @Test
    void tellsNobodyWithoutTheKeyWhoseItIs() {
        Feed ann = feeds.at(null, USER, MovieFilter.NONE);
        Feed annElsewhere =
                feeds(new FeedKey(StoreSecret.of(StoreSecret.random())), NOW).at(null, USER, MovieFilter.NONE);
        assertThat(ann.owner()).isNotEqualTo(annElsewhere.owner());
        assertThat(ann.filter()).isNotEqualTo(annElsewhere.filter());
    }

    @Test
    void endsWhereItsCursorWouldRememberTooManyMovies() {
        int[] shown =
                IntStream.rangeClosed(1, Feeds.MOST_MOVIES).map(i -> i * 100).toArray();
        String full = cursor(shown);
        Feed feed = feeds.at(full, USER, MovieFilter.NONE);
        assertThat(feed.shown()).isEqualTo(shown);
        assertThat(feeds.after(feed, IntStream.of(1))).isNull();
    }

    /** Positive ids of any size cost more than those of a catalogue that was numbered from 1. */
    @Test
    void endsWhereItsCursorWouldBeTooLong() {
        Random random = new Random(42);
        Feed feed = feeds.at(null, USER, MovieFilter.NONE);
        String last = null;
        for (String next = ""; next != null; ) {
            next = feeds.after(feed, random.ints(20, 1, Integer.MAX_VALUE));
            last = next == null ? last : next;
            feed = next == null ? feed : feeds.at(next, USER, MovieFilter.NONE);
        }
        assertThat(last).hasSizeLessThanOrEqualTo(Feeds.LONGEST_CURSOR);
        assertThat(feed.shown()).hasSizeBetween(1_000, 1_100);
    }

    /** Ids as they are in MovieLens: ml-latest-small's go up to 193,609, ml-32m's to 292,757. Times go to target/feed.txt. */
    @ParameterizedTest
    @ValueSource(ints = {193_609, 292_757})
    void remembersTwoThousandMoviesOfMovieLens(int largestId) throws IOException {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>();
        for (int movies : new int[] {20, 100, 1_000, 2_000}) {
            int[] shown = random.ints(1, largestId + 1).distinct().limit(movies).toArray();
            String cursor = cursor(shown);
            assertThat(feeds.at(cursor, USER, MovieFilter.NONE).shown())
                    .isEqualTo(IntStream.of(shown).sorted().toArray());
            lines.add(line(largestId, movies, cursor));
        }
        Files.write(Path.of("target", "feed-%d.txt".formatted(largestId)), lines);
    }

    private String line(int largestId, int movies, String cursor) {
        Feed feed = feeds.at(cursor, USER, MovieFilter.NONE);
        long read = median(() -> feeds.at(cursor, USER, MovieFilter.NONE));
        long written = median(() -> feeds.after(feed, IntStream.empty()));
        return "ids to %,d: %,d movies, %,d characters, read in %.1f µs, written in %.1f µs"
                .formatted(largestId, movies, cursor.length(), read / 1e3, written / 1e3);
    }

    /** Nanoseconds, median of the last half. */
    private static long median(Runnable work) {
        long[] nanos = new long[300];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            work.run();
            nanos[i] = System.nanoTime() - start;
        }
        return IntStream.range(nanos.length / 2, nanos.length)
                .mapToLong(i -> nanos[i])
                .sorted()
                .skip(nanos.length / 4)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void waitsForADatabaseThatIsAwayAndForNothingElse() {
        DataAccessException late = new QueryTimeoutException("late");
        List<DataAccessException> failures = new ArrayList<>(List.of(late));
        Feeds waiting = new Feeds(
                () -> {
                    if (failures.isEmpty()) {
                        return KEY;
                    }
                    throw failures.removeFirst();
                },
                Clock.fixed(NOW, ZoneOffset.UTC));
        assertThatThrownBy(() -> waiting.prepare(null)).isInstanceOf(NotYetException.class);
        waiting.prepare(null);
        assertThat(waiting.at(cursor(3), USER, MovieFilter.NONE).shown()).containsExactly(3);
        Feeds broken = new Feeds(
                () -> {
                    throw new InvalidDataAccessResourceUsageException("no such table");
                },
                Clock.fixed(NOW, ZoneOffset.UTC));
        assertThatThrownBy(() -> broken.prepare(null)).isInstanceOf(InvalidDataAccessResourceUsageException.class);
    }
}
