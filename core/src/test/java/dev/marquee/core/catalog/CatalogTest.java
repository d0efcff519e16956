package dev.marquee.core.catalog;

import static dev.marquee.core.catalog.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.List;
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
}
