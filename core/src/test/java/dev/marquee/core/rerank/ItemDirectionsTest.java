package dev.marquee.core.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link ItemDirections}. */
class ItemDirectionsTest {
    private static final int HEADER = 64;

    @TempDir
    private Path folder;

    /** As the trainer writes it, in floats of 16 or 32 bits. */
    private Path written(float[][] vectors, int bits) throws IOException {
        int columns = vectors[0].length;
        ByteBuffer file = ByteBuffer.allocate(HEADER + vectors.length * columns * bits / Byte.SIZE)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put("MRQVECTR".getBytes(StandardCharsets.US_ASCII)).putInt(1);
        file.putInt(vectors.length).putInt(columns).putInt(bits).position(HEADER);
        for (float[] vector : vectors) {
            for (float value : vector) {
                if (bits == Short.SIZE) {
                    file.putShort(Float.floatToFloat16(value));
                } else {
                    file.putFloat(value);
                }
            }
        }
        return Files.write(folder.resolve("vectors.bin"), file.array());
    }

    @Test
    void theCosineKnowsNeitherLengthNorBias() {
        ItemDirections directions =
                ItemDirections.of(new float[][] {{3, 4, 7}, {30, 40, -7}, {-3, -4, 0}, {4, -3, 1}, {0, 0, 5}});
        assertThat(directions.cosine(0, 1)).isEqualTo(1, within(1e-6f));
        assertThat(directions.cosine(0, 2)).isEqualTo(-1, within(1e-6f));
        assertThat(directions.cosine(0, 3)).isZero();
        assertThat(directions.cosine(0, 4)).as("no embedding").isZero();
        assertThat(directions.size()).isEqualTo(5);
    }

    @RepeatedTest(20)
    void theCosineIsThatOfTheFloatsToTwoHundredths(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        float[][] vectors = new float[20][1 + random.nextInt(64) + 1];
        for (float[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = Float.float16ToFloat(Float.floatToFloat16((float) random.nextGaussian()));
            }
        }
        ItemDirections half = ItemDirections.read(written(vectors, Short.SIZE), vectors.length);
        ItemDirections whole = ItemDirections.read(written(vectors, Float.SIZE), vectors.length);
        ItemDirections memory = ItemDirections.of(vectors);
        for (int a = 0; a < vectors.length; a++) {
            for (int b = 0; b < vectors.length; b++) {
                assertThat((double) memory.cosine(a, b)).isCloseTo(cosine(vectors[a], vectors[b]), within(0.02));
                assertThat(half.cosine(a, b)).isEqualTo(memory.cosine(a, b));
                assertThat(whole.cosine(a, b)).isEqualTo(memory.cosine(a, b));
            }
        }
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double squaresOfA = 0;
        double squaresOfB = 0;
        for (int i = 0; i < a.length - 1; i++) {
            product += a[i] * b[i];
            squaresOfA += a[i] * a[i];
            squaresOfB += b[i] * b[i];
        }
        return product / Math.sqrt(squaresOfA * squaresOfB);
    }

    @Test
    void aFileThatIsSomethingElseIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "item-vectors");
        assertThatIOException()
                .isThrownBy(() -> ItemDirections.read(text, 1))
                .withMessageContaining("not a file of vectors");
        Path two = written(new float[][] {{1, 2, 3}, {4, 5, 6}}, Float.SIZE);
        assertThatIOException()
                .isThrownBy(() -> ItemDirections.read(two, 3))
                .withMessageContainingAll("2 vectors of 3 floats", "the catalog has 3 movies");
        Files.write(two, new byte[] {0}, StandardOpenOption.APPEND);
        assertThatIOException().isThrownBy(() -> ItemDirections.read(two, 2)).withMessageContaining("89 bytes");
    }
}
