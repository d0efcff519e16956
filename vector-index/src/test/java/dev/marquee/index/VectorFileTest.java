package dev.marquee.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Vectors} in memory and on disk. */
class VectorFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("items.vectors");
        Vectors.of(List.of(new float[] {1, -2}, new float[] {0.1f, 3})).save(file);
    }

    @Test
    void writesAHeaderAndTheFloatsLittleEndian() throws IOException {
        byte[] bytes = Files.readAllBytes(file);

        assertThat(bytes).hasSize(64 + 2 * 2 * 4).startsWith("MRQVECTR".getBytes());
        assertThat(HexFormat.of().formatHex(bytes, 8, 24)).isEqualTo("01000000" + "02000000" + "02000000" + "20000000");
        assertThat(HexFormat.of().formatHex(bytes, 64, 80))
                .isEqualTo("0000803f" + "000000c0" + "cdcccc3d" + "00004040");
    }

    @Test
    void writesHalfAsMuchWhereNoFloatNeedsMore() throws IOException {
        Vectors.of(List.of(new float[] {1, -2}, new float[] {0.1f, 3})).toHalf().save(file);

        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).hasSize(64 + 2 * 2 * 2);
        assertThat(HexFormat.of().formatHex(bytes, 20, 24)).isEqualTo("10000000");
        assertThat(HexFormat.of().formatHex(bytes, 64, 72)).isEqualTo("003c" + "00c0" + "662e" + "0042");
        assertThat(Vectors.load(file).row(1)).containsExactly(0.099975586f, 3);
    }

    @Test
    void readsFilesFromBeforeThereWereHalves() throws IOException {
        IndexFile.write(file, "MRQVECTR", new int[] {1, 1}, out -> out.write(new byte[] {0, 0, (byte) 0x80, 0x3f}));

        assertThat(Vectors.load(file).row(0)).containsExactly(1);
    }

    @Test
    void roundsToHalvesOnlyOnce() throws IOException {
        Vectors movies = new MovieVectors(2, 9).movies(3_000);
        Vectors halves = movies.toHalf();
        halves.save(file);

        Vectors read = Vectors.load(file);

        for (int ordinal = 0; ordinal < halves.size(); ordinal++) {
            assertThat(read.row(ordinal)).isEqualTo(halves.row(ordinal));
            assertThat(halves.toHalf().row(ordinal)).isEqualTo(halves.row(ordinal));
            float[] exact = movies.row(ordinal);
            for (int d = 0; d < exact.length; d++) {
                assertThat(halves.row(ordinal)[d]).isCloseTo(exact[d], within(Math.abs(exact[d]) / 2048 + 3.1e-8f));
            }
        }
    }

    @Test
    void refusesToRoundWhatIsTooLargeForAHalf() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vectors.of(List.of(new float[] {70_000})).toHalf())
                .withMessage("vector 0 has the length Infinity; at most 1e18 is expected");
    }

    @Test
    void refusesFloatsOfAnotherWidth() throws IOException {
        IndexFile.write(file, "MRQVECTR", new int[] {1, 1, 8}, out -> out.write(1));

        assertThatExceptionOfType(IndexFormatException.class)
                .isThrownBy(() -> Vectors.load(file))
                .withMessage(file + " says that a float has 8 bits; 16 or 32 are expected");
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Vectors movies = new MovieVectors(1, 33).movies(5_000);
        movies.save(file);

        Vectors read = Vectors.load(file);

        assertThat(read.size()).isEqualTo(5_000);
        assertThat(read.dimension()).isEqualTo(33);
        for (int ordinal = 0; ordinal < 5_000; ordinal++) {
            assertThat(read.row(ordinal)).isEqualTo(movies.row(ordinal));
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void keepsTheOldFileWhenTheNewOneCannotBeWritten() throws IOException {
        Files.createDirectory(folder.resolve("items.vectors.tmp"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Vectors.of(List.of(new float[] {7})).save(file));

        assertThat(Vectors.load(file).row(1)).containsExactly(0.1f, 3);
    }

    @ParameterizedTest(name = "after {0} bytes")
    @ValueSource(ints = {0, 7, 63, 64, 79})
    void refusesATruncatedFile(int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));

        assertThatExceptionOfType(IndexFormatException.class)
                .isThrownBy(() -> Vectors.load(file))
                .withMessageContaining(file.toString())
                .withMessageMatching(".*(is truncated|is not a file of vectors).*");
    }

    @ParameterizedTest(name = "in byte {0}")
    @ValueSource(ints = {0, 9, 13, 30, 48, 52, 60, 64, 79})
    void refusesAnAlteredFile(int position) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[position] ^= 1;
        Files.write(file, bytes);

        assertThatExceptionOfType(IndexFormatException.class)
                .isThrownBy(() -> Vectors.load(file))
                .withMessageContaining(file.toString());
    }

    @Test
    void refusesAnotherKindOfFile() throws IOException {
        Files.writeString(file, "movieId,title,genres\n".repeat(10));

        assertThatExceptionOfType(IndexFormatException.class)
                .isThrownBy(() -> Vectors.load(file))
                .withMessage(
                        file + " is not a file of vectors: it does not begin with MRQVECTR and a header of 64 bytes");
    }

    @Test
    void refusesALaterVersion() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[8] = 2;
        Files.write(file, bytes);

        assertThatExceptionOfType(IndexFormatException.class)
                .isThrownBy(() -> Vectors.load(file))
                .withMessage(file + " has version 2 of its format; this reader knows version 1");
    }

    @Test
    void refusesAHeaderThatPromisesMoreVectorsThanFollow() throws IOException {
        IndexFile.write(file, "MRQVECTR", new int[] {1_000_000, 300}, out -> out.write(new byte[8]));

        assertThatExceptionOfType(IndexFormatException.class)
                .isThrownBy(() -> Vectors.load(file))
                .withMessage(file + " says 1000000 vectors of 300 floats and holds 8 bytes of them");
    }

    @Test
    void refusesAFileWithAFloatThatIsNoNumber() throws IOException {
        IndexFile.write(file, "MRQVECTR", new int[] {1, 1}, out -> out.write(new byte[] {0, 0, (byte) 0xc0, 0x7f}));

        assertThatExceptionOfType(IndexFormatException.class)
                .isThrownBy(() -> Vectors.load(file))
                .withMessage(file + ": vector 0 has the length NaN; at most 1e18 is expected");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Vectors.load(folder.resolve("none")));
    }

    @Test
    void copiesRowsInAndOut() {
        float[] row = {1, 2};
        Vectors vectors = Vectors.of(List.of(row));
        row[0] = 9;
        vectors.row(0)[1] = 9;

        assertThat(vectors.row(0)).containsExactly(1, 2);
        assertThat(vectors.score(new float[] {3, 4}, 0)).isEqualTo(11);
    }

    @Test
    void refusesRowsOfDifferentLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vectors.of(List.of(new float[2], new float[3])))
                .withMessage("vector 1 has 3 floats; vector 0 has 2");
    }

    @Test
    void refusesNoVectors() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vectors.of(List.of()))
                .withMessage("no vectors, or vectors of 0 floats; an index needs at least 1 of each");
    }
}
