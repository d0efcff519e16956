package dev.marquee.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link SearchPath}: which way a search takes. */
class SearchPathTest {
    @ParameterizedTest(name = "{0} of {2} accepted, {1} to rerank: {3}")
    @CsvSource({
        "62000, 1000, 62000, SCAN",
        "61500, 1800, 62000, SCAN",
        "6201, 1000, 62000, SCAN",
        "6200, 1000, 62000, GATHER",
        "620, 1000, 62000, GATHER",
        "1000, 1000, 9742, GATHER",
        "1001, 1000, 9742, SCAN",
        "0, 1000, 9742, GATHER",
        "25000, 1000, 500000, GATHER",
        "25001, 1000, 500000, SCAN",
    })
    void gathersWhereFewAreAccepted(int accepted, long reranked, int size, SearchPath expected) {
        assertThat(SearchPath.withCodes(accepted, reranked, size)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} accepted of {2} floats, {1} to track: {3}")
    @CsvSource({
        "62000, 400, 65, GRAPH",
        "61700, 1000, 65, GRAPH",
        "8000, 2000, 65, GATHER",
        "62000, 2000, 321, GRAPH",
        "62000, 3000, 321, GATHER",
        "0, 400, 65, GATHER",
    })
    void asksTheGraphUnlessItWouldTrackTooMany(int accepted, long ef, int dimension, SearchPath expected) {
        assertThat(SearchPath.withGraph(accepted, ef, dimension)).isEqualTo(expected);
    }
}
