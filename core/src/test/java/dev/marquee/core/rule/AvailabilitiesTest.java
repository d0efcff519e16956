package dev.marquee.core.rule;

import static dev.marquee.core.catalog.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Availabilities}, and what {@link MovieFilter} makes of them. */
class AvailabilitiesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<String> TAGS =
            List.of("region:DE", "region:FR", "region:US", "certification:16", "certification:18", "kids:yes");

    private final Availabilities all = Availabilities.all(Catalog.of(List.of(
            movie(1, 1990, 1, "Drama"),
            movie(2, 1995, 1, "Drama", "Crime"),
            movie(3, 2000, 1, "Comedy"),
            movie(4, null, 1, "Comedy"))));

    private static Availability hidden() {
        return new Availability(true, null, null, List.of());
    }

    private static Availability period(Instant from, Instant until) {
        return new Availability(false, from, until, List.of());
    }

    private static Availability tagged(String... tags) {
        return new Availability(false, null, null, List.of(tags));
    }

    private static MovieFilter tags(List<String> tag, List<String> excludeTag) {
        return new MovieFilter(List.of(), List.of(), null, null, List.of(), false, tag, excludeTag);
    }

    private static List<Integer> shown(Availabilities availabilities, Instant now, MovieFilter filter) {
        Offer offer = availabilities.at(now);
        return filter.accepted(offer).stream()
                .map(offer.catalog()::movieId)
                .boxed()
                .toList();
    }

    @Test
    void everythingIsShownWhereNothingIsSaid() {
        assertThat(shown(all, NOON, MovieFilter.NONE)).containsExactly(1, 2, 3, 4);
        assertThat(shown(all, NOON, tags(List.of("region:DE"), List.of("kids:no"))))
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void aHiddenMovieIsNotShownUntilItIsNoLongerHidden() {
        Availabilities without2 = all.with(Map.of(2, hidden(), 99, hidden()));
        assertThat(shown(without2, NOON, MovieFilter.NONE)).containsExactly(1, 3, 4);
        assertThat(without2.at(NOON).unavailable()).isEqualTo(1);
        assertThat(shown(without2.with(Map.of(2, Availability.ALWAYS)), NOON, MovieFilter.NONE))
                .containsExactly(1, 2, 3, 4);
        assertThat(shown(all, NOON, MovieFilter.NONE)).as("unchanged").containsExactly(1, 2, 3, 4);
    }

    @Test
    void aPeriodBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
        Availabilities some = all.with(Map.of(
                1, period(NOON, null), 2, period(null, NOON), 3, period(NOON.minusMillis(1), NOON.plusMillis(1))));
        assertThat(shown(some, NOON.minusMillis(2), MovieFilter.NONE)).containsExactly(2, 4);
        assertThat(shown(some, NOON.minusMillis(1), MovieFilter.NONE)).containsExactly(2, 3, 4);
        assertThat(shown(some, NOON, MovieFilter.NONE)).containsExactly(1, 3, 4);
        assertThat(shown(some, NOON.plusMillis(1), MovieFilter.NONE)).containsExactly(1, 4);
        assertThat(shown(some, NOON.minusMillis(1), MovieFilter.NONE))
                .as("also when the clock is set back")
                .containsExactly(2, 3, 4);
    }

    @Test
    void asksOfEachKindOneOfTheTagsWantedAndOfUntaggedMoviesNothing() {
        Availabilities some = all.with(Map.of(
                1, tagged("region:DE", "certification:16"),
                2, tagged("region:FR", "certification:16"),
                3, tagged("region:US", "region:DE", "certification:18")));
        assertThat(shown(some, NOON, tags(List.of("region:DE"), List.of()))).containsExactly(1, 3, 4);
        assertThat(shown(some, NOON, tags(List.of("region:DE", "region:FR"), List.of())))
                .containsExactly(1, 2, 3, 4);
        assertThat(shown(some, NOON, tags(List.of("region:DE", "certification:16"), List.of())))
                .containsExactly(1, 4);
        assertThat(shown(some, NOON, tags(List.of("region:XX"), List.of())))
                .as("a tag that no movie has")
                .containsExactly(4);
        assertThat(shown(some, NOON, tags(List.of(), List.of("certification:18", "region:FR"))))
                .containsExactly(1, 4);
        assertThat(shown(some, NOON, tags(List.of("region:DE"), List.of("region:DE"))))
                .containsExactly(4);
    }

    @Test
    void forgetsTheTagsThatAMovieHadBefore() {
        Availabilities before = all.with(Map.of(1, tagged("region:DE", "kids:yes"), 2, tagged("region:DE")));
        Availabilities after = before.with(Map.of(1, tagged("region:FR")));
        assertThat(after.tags()).containsExactlyInAnyOrder("region:DE", "region:FR");
        assertThat(shown(after, NOON, tags(List.of("region:DE"), List.of()))).containsExactly(2, 3, 4);
        assertThat(shown(before, NOON, tags(List.of("region:DE"), List.of())))
                .as("unchanged")
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void saysWhichRestrictionTookOutTheLastMovie() {
        Availabilities some =
                all.with(Map.of(1, tagged("region:DE"), 2, tagged("region:FR"), 3, hidden(), 4, period(NOON, null)));
        assertReason(some, new MovieFilter(List.of("Opera"), List.of(), null, null, List.of(), false), "genre");
        assertReason(
                some,
                new MovieFilter(List.of("drama"), List.of("Drama"), null, null, List.of(), false),
                "excludeGenre");
        assertReason(some, new MovieFilter(List.of(), List.of(), 2001, null, List.of(), false), "year");
        List<String> german = List.of("region:DE");
        List<String> french = List.of("region:FR");
        assertReason(some, filter("Crime", german, List.of()), "tag");
        assertReason(some, filter("Crime", french, french), "excludeTag");
        assertReason(some, filter("Comedy", german, german), "unavailable");
        assertReason(some, new MovieFilter(List.of(), List.of(), null, null, List.of(1, 2), false), "exclude");
        assertReason(some, new MovieFilter(List.of(), List.of(), null, null, List.of(1), false), "seen");
        assertThat(reason(some, MovieFilter.NONE, allOf(some)))
                .as("1 may be shown")
                .isEmpty();
        assertThat(reason(some, MovieFilter.NONE, new BitSet()))
                .as("there is none")
                .isEmpty();
    }

    private static MovieFilter filter(String genre, List<String> tag, List<String> excludeTag) {
        return new MovieFilter(List.of(genre), List.of(), null, null, List.of(), false, tag, excludeTag);
    }

    private static BitSet allOf(Availabilities some) {
        BitSet all = new BitSet();
        all.set(0, some.at(NOON).catalog().size());
        return all;
    }

    private static Optional<String> reason(Availabilities some, MovieFilter filter, BitSet movies) {
        History seenTwo = History.inOrder(List.of(new RatedMovie(2, 4, 0)));
        return filter.emptying(movies, some.at(NOON.minusMillis(1)), seenTwo.movieIds())
                .map(Restriction::label);
    }

    private static void assertReason(Availabilities some, MovieFilter filter, String label) {
        assertThat(reason(some, filter, allOf(some))).contains(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"region:DE", "certification:PG-13", "a:b", "licence-window:2026.Q4_b"})
    void knowsATag(String text) {
        assertThat(Availability.isTag(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "region", "region:", ":DE", "Region:DE", "region:DE:x", "region:D E", "region:ä", "a:b\n"})
    void knowsWhatIsNoTag(String text) {
        assertThat(Availability.isTag(text)).isFalse();
        assertThat(Availability.isTag("a".repeat(33) + ":b")).isFalse();
        assertThat(Availability.isTag("a:" + "b".repeat(33))).isFalse();
    }

    @RepeatedTest(50)
    void agreesWithLookingAtEachMovieAfterManyChanges(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Catalog catalog = Catalog.of(IntStream.rangeClosed(1, 90)
                .mapToObj(id -> movie(id, 2000, 1, "Drama"))
                .toList());
        Map<Integer, Availability> said = new HashMap<>();
        Availabilities availabilities = Availabilities.all(catalog);
        for (int step = 0; step < 20; step++) {
            Map<Integer, Availability> changes = new HashMap<>();
            for (int i = random.nextInt(20); i > 0; i--) {
                changes.put(1 + random.nextInt(95), some(random));
            }
            said.putAll(changes);
            availabilities = availabilities.with(changes);
            Instant now = NOON.plusMillis(random.nextInt(20));
            MovieFilter filter = tags(someTags(random), someTags(random));
            List<Integer> expected = IntStream.rangeClosed(1, 90)
                    .filter(id -> isShown(said.getOrDefault(id, Availability.ALWAYS), now, filter))
                    .boxed()
                    .toList();
            assertThat(shown(availabilities, now, filter)).isEqualTo(expected);
        }
        assertThat(shown(Availabilities.all(catalog).with(said), NOON, MovieFilter.NONE))
                .as("all at once")
                .isEqualTo(shown(availabilities, NOON, MovieFilter.NONE));
    }

    private static Availability some(Random random) {
        Instant from = random.nextInt(3) == 0 ? NOON.plusMillis(random.nextInt(20)) : null;
        Instant until = random.nextInt(3) == 0 ? NOON.plusMillis(random.nextInt(20)) : null;
        return new Availability(random.nextInt(4) == 0, from, until, someTags(random));
    }

    private static List<String> someTags(Random random) {
        return TAGS.stream().filter(_ -> random.nextInt(4) == 0).toList();
    }

    private static boolean isShown(Availability said, Instant now, MovieFilter filter) {
        List<String> left = new ArrayList<>(filter.tag());
        left.removeIf(wanted -> said.tags().stream().noneMatch(tag -> kind(tag).equals(kind(wanted))));
        boolean wanted = left.stream()
                .allMatch(tag -> filter.tag().stream()
                        .filter(other -> kind(other).equals(kind(tag)))
                        .anyMatch(said.tags()::contains));
        boolean unwanted = filter.excludeTag().stream().anyMatch(said.tags()::contains);
        boolean inTime = (said.from() == null || !now.isBefore(said.from()))
                && (said.until() == null || now.isBefore(said.until()));
        return !said.hidden() && inTime && wanted && !unwanted;
    }

    private static String kind(String tag) {
        return tag.split(":")[0];
    }
}
