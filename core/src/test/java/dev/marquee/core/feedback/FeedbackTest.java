package dev.marquee.core.feedback;

import static dev.marquee.core.catalog.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FeedbackTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final long TODAY = NOW.getEpochSecond();
    private static final long DAY = 86_400;
    private static final Meanings MEANINGS = new Meanings(
            new Meaning(4, 4, 0.5f, Duration.ofDays(30)),
            new Meaning(2, 4.5f, 0.8f, Duration.ofDays(30)),
            new Meaning(1, 1, 0.8f, Duration.ofDays(30)));

    private static Signal click(int movieId, long at) {
        return new Signal(Signal.Kind.CLICK, movieId, at, 0);
    }

    private static Signal watch(int movieId, long at, float share) {
        return new Signal(Signal.Kind.WATCH, movieId, at, share);
    }

    private static Mute mute(Subject subject, Instant until) {
        return new Mute(subject, NOW.minusSeconds(DAY), until);
    }

    private static List<RatedMovie> read(History rated, List<Signal> signals, Mute... mutes) {
        return new Feedback(rated, signals, List.of(mutes))
                .history(NOW, MEANINGS)
                .ratings();
    }

    @Test
    void readsSignalsBetweenTheRatingsByTime() {
        History rated = new History(List.of(new RatedMovie(1, 5, TODAY - 9), new RatedMovie(2, 2, TODAY - 3)));
        assertThat(read(rated, List.of(click(4, TODAY), watch(3, TODAY - 5, 1))))
                .extracting(RatedMovie::movieId, RatedMovie::rating)
                .containsExactly(tuple(1, 5f), tuple(3, 4.5f), tuple(2, 2f), tuple(4, 4f));
    }

    @Test
    void aSignalCountsHalfAsMuchAfterItsHalfLifeAndThenNothing() {
        assertThat(read(History.EMPTY, List.of(click(1, TODAY - 30 * DAY))))
                .singleElement()
                .satisfies(movie -> assertThat(movie.weight()).isCloseTo(0.25f, within(1e-6f)));
        assertThat(read(History.EMPTY, List.of(click(1, TODAY - 99 * DAY)))).hasSize(1);
        assertThat(read(History.EMPTY, List.of(click(1, TODAY - 100 * DAY)))).isEmpty();
        assertThat(read(History.EMPTY, List.of(click(1, TODAY + 60))).getFirst().weight())
                .isEqualTo(0.5f);
    }

    @Test
    void theShareWatchedSaysHowTheMovieIsLiked() {
        assertThat(read(History.EMPTY, List.of(watch(1, TODAY, 0), watch(2, TODAY, 0.5f), watch(3, TODAY, 1))))
                .extracting(RatedMovie::rating)
                .containsExactly(2f, 3.5f, 4.5f);
    }

    @Test
    void aRatingOutweighsWhateverElseWasDoneWithItsMovie() {
        History rated = new History(List.of(new RatedMovie(1, 1, TODAY - 300 * DAY)));
        assertThat(read(rated, List.of(watch(1, TODAY, 1), click(1, TODAY)))).isEqualTo(rated.ratings());
    }

    @Test
    void ofSeveralSignalsOfAMovieTheOneThatCountsMostIsRead() {
        assertThat(read(History.EMPTY, List.of(click(1, TODAY), watch(1, TODAY - DAY, 1))))
                .extracting(RatedMovie::rating)
                .containsExactly(4.5f);
        assertThat(read(History.EMPTY, List.of(click(1, TODAY), watch(1, TODAY - 60 * DAY, 1))))
                .extracting(RatedMovie::rating)
                .containsExactly(4f);
        // Begun once more: the longer watch says more.
        assertThat(read(History.EMPTY, List.of(watch(1, TODAY, 0.1f), watch(1, TODAY - DAY, 1))))
                .extracting(RatedMovie::rating)
                .containsExactly(4.5f);
    }

    @Test
    void aMovieThatIsNotWantedIsABadOneForAsLong() {
        Mute mute = mute(Subject.movie(7), NOW.plusSeconds(1));
        assertThat(read(History.EMPTY, List.of(), mute))
                .extracting(RatedMovie::movieId, RatedMovie::rating)
                .containsExactly(tuple(7, 1f));
        assertThat(read(History.EMPTY, List.of(click(7, TODAY), watch(7, TODAY, 1)), mute))
                .extracting(RatedMovie::rating)
                .containsExactly(1f);
        assertThat(read(History.EMPTY, List.of(), mute(Subject.movie(7), NOW))).isEmpty();
        assertThat(read(History.EMPTY, List.of(), mute(new Subject(Subject.Kind.GENRE, "War"), Instant.MAX)))
                .isEmpty();
    }

    @Test
    void aMovieThatIsNotWantedIsNoGoodOneWhenThatHasFadedEither() {
        Mute old = new Mute(Subject.movie(7), NOW.minus(Duration.ofDays(170)), NOW.plusSeconds(1));
        assertThat(read(History.EMPTY, List.of(watch(7, TODAY, 1), click(8, TODAY)), old))
                .extracting(RatedMovie::movieId)
                .containsExactly(8);
    }

    @Test
    void ratingsWithoutTimesStayInTheirOrderBeforeWhatElseWasDone() {
        History untimed = History.inOrder(List.of(new RatedMovie(9, 3, 0), new RatedMovie(2, 4, 0)));
        assertThat(read(untimed, List.of(click(5, TODAY))))
                .extracting(RatedMovie::movieId)
                .containsExactly(9, 2, 5);
    }

    @Test
    void whoOnlyRatesIsReadAsBefore() {
        History rated = new History(List.of(new RatedMovie(1, 5, TODAY)));
        assertThat(new Feedback(rated, List.of(), List.of()).history(NOW, MEANINGS))
                .isSameAs(rated);
    }

    @Test
    void hidesWhatWasWatchedByHalfAndWhatIsNotWanted() {
        Catalog catalog = Catalog.of(List.of(
                movie(10, 2000, 1, "War"), movie(20, 2000, 1, "Drama"), movie(30, 2000, 1), movie(40, 2000, 1)));
        Feedback feedback = new Feedback(
                History.EMPTY,
                List.of(watch(30, 0, 0.5f), watch(20, 0, 0.49f), click(40, 0), watch(99, 0, 1)),
                List.of(
                        mute(new Subject(Subject.Kind.GENRE, "wAR"), Instant.MAX),
                        mute(Subject.movie(40), NOW.plusSeconds(1)),
                        mute(Subject.movie(20), NOW),
                        mute(Subject.movie(98), Instant.MAX),
                        mute(new Subject(Subject.Kind.PERSON, "Nobody"), Instant.MAX)));
        BitSet accepted = new BitSet();
        accepted.set(0, 4);
        feedback.hide(accepted, catalog, People.of(catalog), NOW);
        assertThat(accepted.stream()).containsExactly(1, 2);
        assertThat(feedback.seen()).containsExactlyInAnyOrder(30, 99);
    }

    @Test
    void whatWasSaidLastOfASubjectCounts() {
        Mute first = new Mute(Subject.movie(1), NOW, NOW.plusSeconds(9));
        Mute back = new Mute(Subject.movie(1), NOW.plusSeconds(1), NOW.plusSeconds(1));
        Mute other = new Mute(Subject.movie(2), NOW, NOW.plusSeconds(9));
        assertThat(Mute.latest(List.of(back, first, other))).containsExactly(back, other);
        assertThat(Mute.latest(List.of(first, new Mute(Subject.movie(1), NOW, NOW))))
                .containsExactly(new Mute(Subject.movie(1), NOW, NOW));
    }

    @Test
    void aSubjectIsTheSameHoweverItIsSpelled() {
        assertThat(new Subject(Subject.Kind.GENRE, "SCI-FI")).isEqualTo(new Subject(Subject.Kind.GENRE, "Sci-Fi"));
        assertThat(new Subject(Subject.Kind.PERSON, "A\u030aSA stra\u00dfe"))
                .isEqualTo(new Subject(Subject.Kind.PERSON, "\u00c5sa STRASSE"));
        assertThat(new Subject(Subject.Kind.PERSON, "War")).isNotEqualTo(new Subject(Subject.Kind.GENRE, "War"));
        Mute first = mute(new Subject(Subject.Kind.PERSON, "Jane Doe"), Instant.MAX);
        Mute back = new Mute(new Subject(Subject.Kind.PERSON, "JANE DOE"), NOW, NOW);
        assertThat(Mute.latest(List.of(first, back))).containsExactly(back);
    }

    @Test
    void aSubjectReadAgainIsTheSame() {
        for (Subject.Kind kind : List.of(Subject.Kind.GENRE, Subject.Kind.PERSON)) {
            assertThat(IntStream.rangeClosed(1, 0x1_ffff)
                            .mapToObj(letter -> new Subject(kind, "a" + Character.toString(letter) + "\u0301b"))
                            .filter(subject -> !new Subject(kind, subject.name()).equals(subject)))
                    .isEmpty();
        }
    }

    @Test
    void refusesWeightsOfARatingAndNoHalfLife() {
        assertThatThrownBy(() -> new Meaning(4, 4, 1, Duration.ofDays(1))).hasMessageContaining("weight 1.0");
        assertThatThrownBy(() -> new Meaning(4, 4, 0, Duration.ofDays(1))).hasMessageContaining("weight 0.0");
        assertThatThrownBy(() -> new Meaning(4, 4, 0.5f, Duration.ZERO)).hasMessageContaining("half-life PT0S");
    }

    @RepeatedTest(30)
    void agreesWithAnOracle(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<RatedMovie> ratings = IntStream.range(0, random.nextInt(10))
                .mapToObj(i -> new RatedMovie(1 + random.nextInt(20), 3, TODAY - random.nextInt(1_000)))
                .toList();
        History rated = History.byTime(ratings);
        List<Signal> signals = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            long at = TODAY - random.nextInt(200) * DAY;
            signals.add(
                    random.nextBoolean()
                            ? click(1 + random.nextInt(20), at)
                            : watch(1 + random.nextInt(20), at, random.nextInt(5) / 4f));
        }
        List<RatedMovie> read = read(rated, signals);
        assertThat(read.stream().filter(movie -> movie.weight() == 1)).containsExactlyElementsOf(rated.ratings());
        for (int movieId = 1; movieId <= 20; movieId++) {
            int id = movieId;
            boolean given = rated.ratings().stream().anyMatch(movie -> movie.movieId() == id);
            double weight =
                    Math.max(weight(signals, id, Signal.Kind.CLICK, 0.5), weight(signals, id, Signal.Kind.WATCH, 0.8));
            assertThat(read.stream()
                            .filter(movie -> movie.movieId() == id)
                            .mapToDouble(RatedMovie::weight)
                            .findFirst()
                            .orElse(0))
                    .isCloseTo(given ? 1 : weight, within(1e-6));
        }
        assertThat(read).isSortedAccordingTo((a, b) -> Long.compare(a.ratedAt(), b.ratedAt()));
    }

    /** Of the longest, then newest one. */
    private static double weight(List<Signal> signals, int movieId, Signal.Kind kind, double fresh) {
        Signal best = null;
        for (Signal signal : signals) {
            if (signal.movieId() == movieId
                    && signal.kind() == kind
                    && (best == null
                            || signal.share() > best.share()
                            || (signal.share() == best.share() && signal.at() > best.at()))) {
                best = signal;
            }
        }
        double weight = best == null ? 0 : fresh * Math.pow(0.5, (TODAY - best.at()) / (30.0 * DAY));
        return weight < 0.05 ? 0 : weight;
    }
}
