package dev.marquee.api.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.service.NotYetException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gateways make of what is stored, whatever the database is. */
abstract class TrendingContract {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final TrendingProperties PROPERTIES = new TrendingProperties(Duration.ofDays(3));

    @TempDir
    Path home;

    private ServedBundle bundle;

    @BeforeEach
    void writeBundle() throws Exception {
        bundle = ServedBundle.of(TestCatalog.write(home.resolve("models"), 1));
    }

    /** Reads what is stored, with the clock of a gateway at this moment. */
    abstract RecentDeeds deeds();

    /** Stores what the histories of people hold of clicks (2) and watches (3). */
    abstract void addSignals(List<SignalRow> signals);

    abstract void addRating(String userId, int movieId, Duration ago, int halfStars);

    /** Forgets the signals of somebody. */
    abstract void deleteSignals(String userId);

    /** A row. */
    record SignalRow(String userId, int movieId, int kind, Duration ago, double watched) {
        long at() {
            return NOON.minus(ago).toEpochMilli();
        }
    }

    /** What a gateway that starts at this moment knows. */
    private Trends startedAt(Instant now) {
        try (Trending trending = new Trending(
                deeds(), PROPERTIES, new SimpleMeterRegistry().timer("read"), Clock.fixed(now, ZoneOffset.UTC))) {
            // A server that is busy, or only starts, may not answer the first time.
            await().ignoreExceptionsInstanceOf(NotYetException.class).untilAsserted(() -> trending.prepare(bundle));
            return trending.now();
        }
    }

    private static SignalRow signal(String userId, int movieId, int kind, Duration ago, double watched) {
        return new SignalRow(userId, movieId, kind, ago, watched);
    }

    @Test
    void nothingTrendsWhereNothingHappens() {
        addRating("ann", 7, Duration.ofDays(4_000), 10);
        addRating("bob", 7, Duration.ofDays(4_000), 10);
        assertThat(startedAt(NOON)).isEqualTo(new Trends(NOON, List.of()));
    }

    @Test
    void addsWatchesByTheirSharesClicksByHalfAndRatingsByTheirStars() {
        addSignals(List.of(
                signal("ann", 7, 3, Duration.ZERO, 0.25),
                signal("ann", 7, 2, Duration.ZERO, 0),
                signal("bob", 7, 3, Duration.ofDays(3), 1),
                signal("ann", 8, 2, Duration.ZERO, 0),
                signal("cid", 9, 3, Duration.ZERO, 1)));
        addRating("cid", 7, Duration.ofDays(3), 6);
        addRating("bob", 8, Duration.ZERO, 10);
        List<Trends.Trend> movies = startedAt(NOON).movies();
        assertThat(movies).extracting(Trends.Trend::movieId).containsExactly(7, 8);
        assertThat(movies.get(0).attention()).isCloseTo(0.25 + 0.5 + 0.5 + 0.3, within(1e-6));
        assertThat(movies.get(1).attention()).isCloseTo(0.5 + 1, within(1e-6));
    }

    @Test
    void gatewaysAgreeWheneverTheyStart() {
        addSignals(IntStream.range(0, 300)
                .mapToObj(i -> signal("user" + i % 17, 1 + i % 23, 3, Duration.ofHours(i), (i % 10) / 10.0))
                .toList());
        List<Integer> order =
                startedAt(NOON).movies().stream().map(Trends.Trend::movieId).toList();
        assertThat(order).hasSize(23);
        assertThat(startedAt(NOON.plusSeconds(4_321)).movies())
                .extracting(Trends.Trend::movieId)
                .containsExactlyElementsOf(order);
    }

    @Test
    void readsAllPagesEachRowOnceEvenOfOneMoment() {
        int people = 2 * RecentDeeds.AT_ONCE + 17;
        addSignals(IntStream.range(0, people)
                .mapToObj(i -> signal("user" + i, 7, 3, Duration.ofHours(1), 1))
                .toList());
        double each = Math.pow(0.5, 1 / 72.0);
        assertThat(startedAt(NOON).movies())
                .singleElement()
                .satisfies(trend -> assertThat(trend.attention()).isCloseTo(people * each, within(1e-6)));
    }

    @Test
    void countsNothingThatIsOlderThanTenHalfLivesOrStillToCome() {
        Duration window = Duration.ofDays(30);
        addSignals(List.of(
                signal("ann", 7, 3, window, 1),
                signal("bob", 7, 3, window, 1),
                signal("ann", 8, 3, window.minusMillis(1), 1),
                signal("bob", 8, 3, window.minusMillis(1), 1),
                signal("ann", 9, 3, Duration.ofMillis(-1), 1),
                signal("bob", 9, 3, Duration.ofMillis(-1), 1)));
        assertThat(startedAt(NOON).movies()).extracting(Trends.Trend::movieId).containsExactly(8);
    }

    @Test
    void countsNothingOfWhoWasDeleted() {
        addSignals(List.of(signal("ann", 7, 3, Duration.ZERO, 1), signal("bob", 7, 3, Duration.ZERO, 1)));
        assertThat(startedAt(NOON).movies()).hasSize(1);
        deleteSignals("ann");
        assertThat(startedAt(NOON).movies()).isEmpty();
    }
}
