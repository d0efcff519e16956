package dev.marquee.training.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.rerank.ItemDirections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link ListDiversity}. */
class ListDiversityTest {
    private static final Catalog CATALOG =
            Catalog.of(List.of(movie(1, "Drama"), movie(2, "Drama", "War"), movie(3, "Comedy"), movie(4), movie(5)));
    private static final ItemDirections DIRECTIONS =
            ItemDirections.of(new float[][] {{1, 0, 5}, {2, 0, 5}, {0, 1, 5}, {-1, 0, 5}, {0, 0, 5}});

    private static Movie movie(int id, String... genres) {
        return new Movie(id, "Movie " + id, 2000, List.of(genres), null, null, 1, 3, 1, null);
    }

    private static ListDiversity of(int top, int... list) {
        return ListDiversity.of(list, top, CATALOG, DIRECTIONS);
    }

    /** Cosines 1, 0 and 0; Jaccard 1/2, 0 and 0. */
    @Test
    void isTheMeanDistanceOfAllPairs() {
        ListDiversity three = of(10, 0, 1, 2);
        assertThat(three.byVector()).isEqualTo(2 / 3.0, within(1e-6));
        assertThat(three.byGenre()).isEqualTo(2.5 / 3, within(1e-6));
        assertThat(three.genres()).isEqualTo(3);
    }

    @Test
    void looksAtTheFirstMoviesOnly() {
        assertThat(of(2, 0, 1, 2)).isEqualTo(of(10, 0, 1));
        assertThat(of(10, 0, 1).byVector()).isEqualTo(0, within(1e-6));
        assertThat(of(10, 0, 1).byGenre()).isEqualTo(0.5, within(1e-6));
    }

    @Test
    void oppositesAreTwoApartAndMoviesWithoutGenresAreNotCompared() {
        assertThat(of(10, 0, 3).byVector()).isEqualTo(2, within(1e-6));
        assertThat(of(10, 0, 3).byGenre()).isEqualTo(1, within(1e-6));
        assertThat(of(10, 3, 4)).isEqualTo(new ListDiversity(1, 0, 0));
        assertThat(of(10, 0)).isEqualTo(new ListDiversity(0, 0, 1));
        assertThat(of(10)).isEqualTo(new ListDiversity(0, 0, 0));
    }
}
