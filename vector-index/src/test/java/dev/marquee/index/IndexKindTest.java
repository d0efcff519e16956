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
        "20000, 65, INT8",
        "9742, 321, INT8",
        "62000, 321, INT8",
        "86537, 117, INT8",
        "500000, 65, INT8",
        "2000000000, 2000, HNSW",
    })
    void choosesTheFasterEngineByTheMeasuredTable(int size, int dimension, IndexKind expected) {
        assertThat(IndexKind.AUTO.resolve(size, dimension)).isEqualTo(expected);
    }

    @Test
    void keepsAnExplicitChoice() {
        assertThat(IndexKind.HNSW.resolve(10, 2)).isEqualTo(IndexKind.HNSW);
        assertThat(IndexKind.EXACT.resolve(10_000_000, 300)).isEqualTo(IndexKind.EXACT);
        assertThat(IndexKind.INT8.resolve(10_000_000, 300)).isEqualTo(IndexKind.INT8);
    }
}
