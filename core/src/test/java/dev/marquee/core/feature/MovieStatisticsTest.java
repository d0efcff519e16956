package dev.marquee.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movies;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link MovieStatistics}, against numbers worked out by hand. */
class MovieStatisticsTest {
    private final MovieStatistics statistics = MovieStatistics.of(new int[] {5, 0, 1}, new double[] {20, 0, 1});

    @Test
    void theGlobalMeanIsOverAllRatings() {
        assertThat(statistics.globalMean()).isEqualTo(3.5);
    }

    @Test
    void aBiasIsShrunkenByFiveRatings() {
        assertThat(statistics.bias(0)).isEqualTo((20 - 5 * 3.5) / 10, within(1e-12));
        assertThat(statistics.bias(1)).isZero();
        assertThat(statistics.bias(2)).isEqualTo(-2.5 / 6, within(1e-12));
    }

    @Test
    void aRemovedRatingDoesNotCountUntilItIsPutBack() {
        double before = statistics.bias(0);
        statistics.remove(0, 5);
        assertThat(statistics.bias(0)).isEqualTo((15 - 4 * 3.5) / 9, within(1e-12));
        statistics.add(0, 5);
        assertThat(statistics.bias(0)).isEqualTo(before);
    }

    @Test
    void aCatalogCarriesThem() {
        MovieStatistics fromCatalog = MovieStatistics.of(Catalog.of(List.of(Movies.movie(1, null, 4))));
        assertThat(fromCatalog.counts()).containsExactly(4);
        assertThat(fromCatalog.sums()).containsExactly(14);
    }

    @Test
    void withoutRatingsTheMeanIsThePrior() {
        assertThat(MovieStatistics.of(new int[1], new double[1]).globalMean()).isEqualTo(3.5);
    }
}
