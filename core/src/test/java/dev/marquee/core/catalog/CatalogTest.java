package dev.marquee.core.catalog;

import static dev.marquee.core.catalog.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link Catalog}. */
class CatalogTest {
    private final Catalog catalog = Catalog.of(
            List.of(movie(30, 1999, 5, "Drama"), movie(10, 1994, 9, "Crime", "Drama"), movie(20, null, 5, "Comedy")));

    @Test
    void ordinalsFollowTheMovieIds() {
        assertThat(catalog.movieId(0)).isEqualTo(10);
        assertThat(catalog.ordinal(20)).hasValue(1);
        assertThat(catalog.movie(2).movieId()).isEqualTo(30);
        assertThat(catalog.size()).isEqualTo(3);
    }

    @Test
    void anUnknownMovieHasNoOrdinal() {
        assertThat(catalog.ordinal(11)).isEmpty();
    }

    @Test
    void genresAreFoundWhateverTheirCase() {
        assertThat(catalog.withGenre("dRAMA").stream()).containsExactly(0, 2);
        assertThat(catalog.withGenre("Western").isEmpty()).isTrue();
        assertThat(catalog.genres()).containsExactly("Comedy", "Crime", "Drama");
    }

    @Test
    void callersMayChangeTheOrdinalsOfAGenre() {
        catalog.withGenre("Drama").clear();
        assertThat(catalog.withGenre("Drama").cardinality()).isEqualTo(2);
    }

    @Test
    void popularMoviesComeBestFirstAndTiesByMovieId() {
        BitSet all = new BitSet();
        all.set(0, 3);
        assertThat(catalog.popular(all, 10)).extracting(Movie::movieId).containsExactly(10, 20, 30);
        all.clear(0);
        assertThat(catalog.popular(all, 1)).extracting(Movie::movieId).containsExactly(20);
    }

    @Test
    void aMovieMayNotOccurTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalog.of(List.of(movie(1, null, 0), movie(1, 2000, 3))))
                .withMessage("movie 1 is in the catalog twice");
    }

    @Test
    void addedMoviesFollowTheBundlesOwnById() {
        Catalog edited = catalog.with(
                Map.of(25, Optional.of(movie(25, 2026, 0, "drama")), 5, Optional.of(movie(5, null, 0, "Western"))));
        assertThat(edited.size()).isEqualTo(5);
        assertThat(edited.bundled()).isEqualTo(3);
        assertThat(edited.ordinal(5)).hasValue(3);
        assertThat(edited.ordinal(25)).hasValue(4);
        assertThat(edited.movieId(4)).isEqualTo(25);
        assertThat(edited.isBundled(25)).isFalse();
        assertThat(edited.isBundled(20)).isTrue();
        assertThat(edited.withGenre("Drama").stream()).containsExactly(0, 2, 4);
        assertThat(edited.genres()).containsExactly("Comedy", "Crime", "Drama", "Western");
        assertThat(edited.popular(edited.present(), 9))
                .extracting(Movie::movieId)
                .containsExactly(10, 20, 30, 5, 25);
        assertThat(catalog.withGenre("Drama").stream()).as("the one before").containsExactly(0, 2);
        assertThat(catalog.ordinal(5)).isEmpty();
    }

    @Test
    void aChangedMovieKeepsItsOrdinalAndItsRatings() {
        Catalog edited = catalog.with(Map.of(20, Optional.of(movie(20, 2001, 99, "Drama"))));
        Movie changed = edited.movie(1);
        assertThat(changed.year()).isEqualTo(2001);
        assertThat(changed.ratings()).isEqualTo(5);
        assertThat(changed.popularity()).isEqualTo(5);
        assertThat(edited.genres()).as("Comedy has no movie any more").containsExactly("Crime", "Drama");
        assertThat(edited.withGenre("Drama").stream()).containsExactly(0, 1, 2);
    }

    @Test
    void aRemovedMovieIsFoundNowhereAndLeavesItsOrdinal() {
        Catalog edited = catalog.with(Map.of(10, Optional.empty(), 77, Optional.empty()));
        assertThat(edited.size()).isEqualTo(3);
        assertThat(edited.ordinal(10)).isEmpty();
        assertThat(edited.isBundled(10)).isTrue();
        assertThat(edited.ordinal(20)).hasValue(1);
        assertThat(edited.present().stream()).containsExactly(1, 2);
        assertThat(edited.withGenre("Crime").isEmpty()).isTrue();
        assertThat(edited.popular(edited.present(), 9))
                .extracting(Movie::movieId)
                .containsExactly(20, 30);
    }

    @Test
    void aMovieOfTheBundleIsNotAddedNorOneTwice() {
        assertThat(catalog.adding(List.of(movie(25, 2026, 0))).ordinal(25)).hasValue(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.adding(List.of(movie(20, 2026, 0))))
                .withMessage("the bundle itself holds movie 20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.adding(List.of(movie(25, 2026, 0), movie(25, 2025, 0))))
                .withMessage("movie 25 is added twice");
    }

    @Test
    void isEditedOnceOnly() {
        Catalog edited = catalog.with(Map.of(10, Optional.empty()));
        assertThatIllegalStateException().isThrownBy(() -> edited.with(Map.of()));
    }

    @RepeatedTest(20)
    void anEditedCatalogAnswersAsOneOfTheSameMovies(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<Integer, Optional<Movie>> edits = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            int movieId = 5 * (1 + random.nextInt(8));
            String genre = List.of("Drama", "Comedy", "Crime", "Western").get(random.nextInt(4));
            edits.put(movieId, random.nextInt(3) == 0 ? Optional.empty() : Optional.of(movie(movieId, 2000, 0, genre)));
        }
        Catalog edited = catalog.with(edits);
        Map<Integer, List<String>> expected = new TreeMap<>();
        catalog.movies().forEach(movie -> expected.put(movie.movieId(), movie.genres()));
        edits.forEach((movieId, movie) -> {
            expected.remove(movieId);
            movie.ifPresent(now -> expected.put(movieId, now.genres()));
        });
        assertThat(edited.present().stream().mapToObj(edited::movieId))
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        for (String genre : List.of("Drama", "Comedy", "Crime", "Western")) {
            assertThat(edited.withGenre(genre).stream().mapToObj(edited::movieId))
                    .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                            .filter(movie -> movie.getValue().contains(genre))
                            .map(Map.Entry::getKey)
                            .toList());
        }
        expected.keySet()
                .forEach(movieId -> assertThat(
                                edited.movieId(edited.ordinal(movieId).orElseThrow()))
                        .isEqualTo(movieId));
    }
}
