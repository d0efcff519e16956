package dev.marquee.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link IndexKind} and its measured table. */
class IndexKindTest {
    @ParameterizedTest(name = "{0} vectors of {1} floats: {2}")
    @CsvSource({
        "1, 1, EXACT",
        "9066, 65, EXACT",
        "9066, 257, EXACT",
        "62000, 65, EXACT",
        "20000, 257, EXACT",
        "40000, 257, HNSW",
        "200000, 65, HNSW",
        "2000000000, 2000, HNSW",
    })
    void choosesTheFasterEngineByTheMeasuredTable(int size, int dimension, IndexKind expected) {
        assertThat(IndexKind.AUTO.resolve(size, dimension)).isEqualTo(expected);
    }

    @Test
    void keepsAnExplicitChoice() {
        assertThat(IndexKind.HNSW.resolve(10, 2)).isEqualTo(IndexKind.HNSW);
        assertThat(IndexKind.EXACT.resolve(10_000_000, 300)).isEqualTo(IndexKind.EXACT);
    }
}
