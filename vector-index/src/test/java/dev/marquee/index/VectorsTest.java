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
            rows.add(random(random));
        }
        Vectors vectors = Vectors.of(rows);
        float[] query = random(random);
        float[] expected = new float[size];
        for (int ordinal = 0; ordinal < size; ordinal++) {
            expected[ordinal] = vectors.score(query, ordinal);
        }
        assertThat(vectors.scores(query)).isEqualTo(expected);
    }

    private static float[] random(Random random) {
        float[] values = new float[33];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
