package dev.marquee.core.rule;

import static dev.marquee.core.catalog.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link MovieFilter}. */
class MovieFilterTest {
    private static final List<String> GENRES = List.of("Drama", "Crime", "Comedy", "War");

    private final Catalog catalog = Catalog.of(List.of(
            movie(1, 1990, 1, "Drama"),
            movie(2, 1995, 1, "Drama", "Crime"),
            movie(3, 2000, 1, "Comedy"),
            movie(4, null, 1, "Comedy")));
    private final History seenTwo = History.inOrder(List.of(new RatedMovie(2, 4, 0), new RatedMovie(99, 4, 0)));

    private List<Integer> accepted(MovieFilter filter) {
        return filter.accepted(catalog, seenTwo).stream()
                .map(catalog::movieId)
                .boxed()
                .toList();
    }

    private static MovieFilter years(@Nullable Integer from, @Nullable Integer to) {
        return new MovieFilter(List.of(), List.of(), from, to, List.of(), true);
    }

    @Test
    void seenMoviesAreLeftOut() {
        assertThat(accepted(MovieFilter.NONE)).containsExactly(1, 3, 4);
    }

    @Test
    void seenMoviesMayBeAskedFor() {
        assertThat(accepted(years(null, null))).containsExactly(1, 2, 3, 4);
    }

    @Test
    void anyOfTheGenresIsEnoughAndNoneOfTheExcludedIsAllowed() {
        assertThat(accepted(
                        new MovieFilter(List.of("drama", "COMEDY"), List.of("crime"), null, null, List.of(3), true)))
                .containsExactly(1, 4);
    }

    @Test
    void bothYearsCountAndAMovieWithoutOneIsOut() {
        assertThat(accepted(years(1990, 1995))).containsExactly(1, 2);
        assertThat(accepted(years(null, 1990))).containsExactly(1);
        assertThat(accepted(years(2000, null))).containsExactly(3);
    }

    @Test
    void aGenreNamedTwiceCountsOnce() {
        MovieFilter filter =
                new MovieFilter(List.of("Drama", "Drama"), List.of("War", "War"), null, null, List.of(), true);
        assertThat(filter.genre()).containsExactly("Drama");
        assertThat(filter.excludeGenre()).containsExactly("War");
    }

    @Test
    void anUnknownGenreAllowsNothing() {
        assertThat(accepted(new MovieFilter(List.of("Opera"), List.of(), null, null, List.of(), true)))
                .isEmpty();
    }

    @RepeatedTest(50)
    void agreesWithLookingAtEachMovie(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Movie> movies = new ArrayList<>();
        for (int id = 1; id <= 60; id++) {
            Integer year = random.nextInt(10) == 0 ? null : 1980 + random.nextInt(40);
            movies.add(movie(id, year, 1, some(random, GENRES).toArray(String[]::new)));
        }
        Catalog random60 = Catalog.of(movies);
        List<String> wanted = random.nextBoolean() ? some(random, GENRES) : List.of();
        List<String> unwanted = some(random, GENRES.subList(2, 4));
        Integer from = random.nextBoolean() ? 1985 + random.nextInt(10) : null;
        Integer to = random.nextBoolean() ? 2000 + random.nextInt(10) : null;
        List<Integer> excluded = List.of(1 + random.nextInt(60), 1 + random.nextInt(60));
        MovieFilter filter = new MovieFilter(wanted, unwanted, from, to, excluded, false);
        History history = History.inOrder(List.of(new RatedMovie(1 + random.nextInt(60), 3, 0)));

        List<Integer> expected = movies.stream()
                .filter(movie -> wanted.isEmpty() || !disjoint(movie.genres(), wanted))
                .filter(movie -> disjoint(movie.genres(), unwanted))
                .filter(movie -> from == null || movie.year() != null && movie.year() >= from)
                .filter(movie -> to == null || movie.year() != null && movie.year() <= to)
                .map(Movie::movieId)
                .filter(id ->
                        !excluded.contains(id) && history.ratings().getFirst().movieId() != id)
                .toList();
        assertThat(filter.accepted(random60, history).stream()
                        .map(random60::movieId)
                        .boxed())
                .containsExactlyElementsOf(expected);
    }

    private static List<String> some(Random random, List<String> all) {
        return all.stream().filter(_ -> random.nextInt(3) == 0).toList();
    }

    private static boolean disjoint(List<String> some, List<String> others) {
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return both.isEmpty();
    }
}
