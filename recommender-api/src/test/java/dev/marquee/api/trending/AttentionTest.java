package dev.marquee.api.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.catalog.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What people do adds up, and fades. */
class AttentionTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration HALF_LIFE = Duration.ofDays(3);

    private static Deed deed(String userId, int movieId, Duration ago, double points) {
        return new Deed(userId, movieId, NOON.minus(ago).toEpochMilli(), points);
    }

    private static Trends trends(Instant now, Deed... deeds) {
        Attention attention = new Attention(now, HALF_LIFE);
        for (Deed deed : deeds) {
            attention.add(deed);
        }
        return attention.trends();
    }

    @Test
    void countsHalfAsMuchWithEveryHalfLife() {
        Trends trends = trends(
                NOON,
                deed("ann", 7, Duration.ZERO, 1),
                deed("bob", 7, Duration.ofDays(3), 1),
                deed("ann", 8, Duration.ofDays(6), 1),
                deed("bob", 8, Duration.ofDays(9), 0.5));
        assertThat(trends.asOf()).isEqualTo(NOON);
        assertThat(trends.movies()).containsExactly(new Trends.Trend(7, 1.5), new Trends.Trend(8, 0.25 + 0.0625));
    }

    @Test
    void oneOfYesterdayOutweighsTwoOfLastWeek() {
        Duration week = Duration.ofDays(7);
        Duration day = Duration.ofDays(1);
        assertThat(trends(
                                NOON,
                                deed("ann", 1, week, 1),
                                deed("bob", 1, week, 1),
                                deed("ann", 2, day, 0.5),
                                deed("bob", 2, day, 0.5))
                        .movies())
                .extracting(Trends.Trend::movieId)
                .containsExactly(2, 1);
    }

    @Test
    void nobodyMakesAMovieTrendAlone() {
        assertThat(trends(
                                NOON,
                                deed("ann", 7, Duration.ZERO, 1),
                                deed("ann", 7, Duration.ofDays(1), 0.5),
                                deed("ann", 7, Duration.ofDays(2), 1))
                        .movies())
                .isEmpty();
    }

    @Test
    void equalsComeByTheirIds() {
        List<Deed> deeds = new ArrayList<>();
        for (int movieId : new int[] {9, 3, 5}) {
            deeds.add(deed("ann", movieId, Duration.ofHours(5), 1));
            deeds.add(deed("bob", movieId, Duration.ofHours(7), 1));
        }
        assertThat(trends(NOON, deeds.toArray(Deed[]::new)).movies())
                .extracting(Trends.Trend::movieId)
                .containsExactly(3, 5, 9);
    }

    @Test
    void showsThoseThatMayBeShownAsSharesOfTheFirst() {
        Catalog catalog = TestCatalog.catalog();
        Trends trends = new Trends(
                NOON,
                List.of(
                        new Trends.Trend(4_000, 16),
                        new Trends.Trend(400, 8),
                        new Trends.Trend(3, 4),
                        new Trends.Trend(1, 1),
                        new Trends.Trend(2, 0.5)));
        BitSet accepted = new BitSet();
        accepted.set(0, 10);
        assertThat(trends.among(catalog, accepted, 2))
                .containsExactly(new RankedMovie(3, 1, null), new RankedMovie(1, 0.25, null));
        assertThat(trends.among(catalog, new BitSet(), 2)).isEmpty();
    }

    @RepeatedTest(30)
    void agreesWithTheFormulaAndWithItselfAtAnotherMoment(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        List<Deed> deeds = IntStream.range(0, 500)
                .mapToObj(i -> deed(
                        "user" + random.nextInt(20),
                        1 + random.nextInt(60),
                        Duration.ofMinutes(random.nextInt(30 * 24 * 60)),
                        random.nextInt(11) / 10.0))
                .toList();
        Trends trends = trends(NOON, deeds.toArray(Deed[]::new));
        var expected = deeds.stream().collect(Collectors.groupingBy(Deed::movieId)).entrySet().stream()
                .filter(each ->
                        each.getValue().stream().map(Deed::userId).distinct().count() > 1)
                .map(each -> new Trends.Trend(
                        each.getKey(),
                        each.getValue().stream()
                                .mapToDouble(deed -> deed.points()
                                        * Math.exp(-Math.log(2)
                                                * (NOON.toEpochMilli() - deed.at())
                                                / HALF_LIFE.toMillis()))
                                .sum()))
                .filter(each -> each.attention() > 0)
                .sorted(Comparator.comparingDouble(Trends.Trend::attention)
                        .reversed()
                        .thenComparingInt(Trends.Trend::movieId))
                .toList();
        assertThat(trends.movies())
                .extracting(Trends.Trend::movieId)
                .containsExactlyElementsOf(
                        expected.stream().map(Trends.Trend::movieId).toList());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(trends.movies().get(i).attention())
                    .isCloseTo(expected.get(i).attention(), within(1e-9));
        }
        assertThat(trends(NOON.plusSeconds(12_345), deeds.toArray(Deed[]::new)).movies())
                .as("another gateway, a little later")
                .extracting(Trends.Trend::movieId)
                .containsExactlyElementsOf(
                        trends.movies().stream().map(Trends.Trend::movieId).toList());
    }
}
