package dev.marquee.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7, 64})
    void scoresOfAllAreBitForBitThoseOfEach(int size) {
        Random random = new Random(size);
        List<float[]> rows = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            rows.add(random(random, 33));
        }
        Vectors vectors = Vectors.of(rows);
        float[] query = random(random, 33);
        float[] expected = new float[size];
        for (int ordinal = 0; ordinal < size; ordinal++) {
            expected[ordinal] = vectors.score(query, ordinal);
        }
        assertThat(vectors.scores(query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 33, 321})
    void aRowHasOneScoreAloneAndBesideOthers(int dimension) {
        Random random = new Random(dimension);
        float[] query = random(random, dimension);
        float[] rows = random(random, 4 * dimension);
        InnerProducts products = new InnerProducts();
        float[] alone = new float[4];
        for (int row = 0; row < 4; row++) {
            alone[row] = products.score(query, rows, row * dimension);
        }
        assertThat(products.score(query, rows, 0, dimension, 2 * dimension, 3 * dimension))
                .isEqualTo(alone);
    }

    private static float[] random(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
