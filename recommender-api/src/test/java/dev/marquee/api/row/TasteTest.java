package dev.marquee.api.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Meanings;
import dev.marquee.core.feedback.Mute;
import dev.marquee.core.feedback.Signal;
import dev.marquee.core.feedback.Subject;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is read out of a history, and of a catalogue, to choose rows. */
class TasteTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static Movie movie(int id, Integer year, String... genres) {
        return new Movie(id, "Film " + id, year, List.of(genres), null, null, 1, 3.5, 1, null);
    }

    private static List<Integer> liked(Feedback feedback) {
        return LikedMovies.newestFirst(feedback, feedback.history(NOON, Meanings.DEFAULT));
    }

    private static Signal signal(Signal.Kind kind, int movieId, int minutesAgo, float share) {
        return new Signal(kind, movieId, NOON.minusSeconds(60L * minutesAgo).getEpochSecond(), share);
    }

    @Test
    void likesTheMostFrequentGenresAndDecades() {
        Taste taste = Taste.of(List.of(
                movie(1, 1999, "Drama", "War"),
                movie(2, 1990, "War"),
                movie(3, 2000, "Comedy", "War"),
                movie(4, 1989, "Drama"),
                movie(5, null, "Action")));
        assertThat(taste.genres()).containsExactly("War", "Drama", "Action", "Comedy");
        assertThat(taste.decades()).containsExactly(1990, 2000, 1980);
        assertThat(Taste.of(List.of())).isEqualTo(new Taste(List.of(), List.of()));
    }

    @Test
    void likesWhatWasRatedWellTheNewestFirst() {
        History rated = History.inOrder(List.of(
                new RatedMovie(1, 3.5f, 0), new RatedMovie(2, 5, 0), new RatedMovie(3, 3, 0), new RatedMovie(4, 4, 0)));
        assertThat(liked(new Feedback(rated, List.of(), List.of()))).containsExactly(4, 2, 1);
    }

    @Test
    void likesWhatWasWatchedAtLeastByHalfAndNotWhatWasOnlyClickedOrIsUnwanted() {
        List<Signal> signals = List.of(
                signal(Signal.Kind.WATCH, 1, 50, 1),
                signal(Signal.Kind.WATCH, 2, 40, 0.5f),
                signal(Signal.Kind.WATCH, 3, 30, 0.4f),
                signal(Signal.Kind.CLICK, 4, 20, 0),
                signal(Signal.Kind.WATCH, 5, 10, 1));
        Mute unwanted = new Mute(new Subject(Subject.Kind.MOVIE, "5"), NOON.minusSeconds(1), NOON.plusSeconds(100));
        assertThat(liked(new Feedback(History.EMPTY, signals, List.of(unwanted))))
                .containsExactly(2, 1);
    }

    @Test
    void theNewestAreThoseOfTheLastYears() {
        List<Movie> movies = Stream.concat(
                        IntStream.range(0, 150).mapToObj(i -> movie(1 + i, 2018)),
                        Stream.of(movie(1_000, 2017), movie(1_001, null), movie(1_002, 1990)))
                .toList();
        assertThat(Newest.of(Catalog.of(movies)).yearFrom()).as("all of few").isEqualTo(1990);
        List<Movie> more = Stream.concat(movies.stream(), IntStream.range(0, 49).mapToObj(i -> movie(2_000 + i, 2017)))
                .toList();
        Newest newest = Newest.of(Catalog.of(more));
        assertThat(newest.yearFrom()).isEqualTo(2017);
        assertThat(newest.ordinals().cardinality()).isEqualTo(200);
        assertThat(Newest.of(Catalog.of(List.of(movie(1, null)))).ordinals().isEmpty())
                .isTrue();
        assertThat(Newest.of(TestCatalog.catalog()).ordinals().cardinality()).isBetween(200, 210);
    }
}
