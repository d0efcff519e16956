package dev.marquee.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movies;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link KnownHistory}. */
class KnownHistoryTest {
    @Test
    void unknownMoviesAreLeftOutAndTheOrderKept() {
        Catalog catalog = Catalog.of(List.of(Movies.movie(10, null, 0), Movies.movie(20, null, 0)));
        KnownHistory known = KnownHistory.of(
                catalog,
                History.inOrder(List.of(new RatedMovie(20, 4, 0), new RatedMovie(15, 1, 0), new RatedMovie(10, 2, 0))));
        assertThat(known.ordinals()).containsExactly(1, 0);
        assertThat(known.ratings()).containsExactly(4, 2);
    }

    @Test
    void onlyTheNewestThousandAreRead() {
        Catalog catalog = Catalog.of(IntStream.rangeClosed(1, 1_005)
                .mapToObj(id -> Movies.movie(id, null, 0))
                .toList());
        KnownHistory known = KnownHistory.of(
                catalog,
                History.inOrder(IntStream.rangeClosed(1, 1_005)
                        .mapToObj(id -> new RatedMovie(id, 3, id))
                        .toList()));
        assertThat(known.size()).isEqualTo(1_000);
        assertThat(known.ordinals()[0]).isEqualTo(5);
        assertThat(known.ordinals()[999]).isEqualTo(1_004);
    }

    @Test
    void nothingKnownIsEmpty() {
        Catalog catalog = Catalog.of(List.of(Movies.movie(10, null, 0)));
        assertThat(KnownHistory.of(catalog, History.inOrder(List.of(new RatedMovie(1, 3, 0))))
                        .size())
                .isZero();
    }

    @Test
    void moviesThatWereAddedToTheBundleAreNotRead() {
        Catalog edited = Catalog.of(List.of(Movies.movie(10, null, 0)))
                .with(Map.of(5, Optional.of(Movies.movie(5, null, 0)), 20, Optional.of(Movies.movie(20, null, 0))));
        KnownHistory known = KnownHistory.of(
                edited,
                History.inOrder(List.of(new RatedMovie(5, 4, 0), new RatedMovie(10, 3, 1), new RatedMovie(20, 2, 2))));
        assertThat(known.ordinals()).containsExactly(0);
        assertThat(known.ratings()).containsExactly(3);
    }
}
