package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineStagerTest {
    @TempDir
    Path folder;

    @Test
    void numbersLinesAndLeavesOutBlankOnes() throws IOException {
        assertThat(stage("a,b\r\n\n  \nc\tlast".getBytes(StandardCharsets.UTF_8), null))
                .containsExactly("1|a,b", "4|c\tlast");
    }

    @Test
    void dropsAByteOrderMark() throws IOException {
        assertThat(stage("\ufeffid\n\ufeffx".getBytes(StandardCharsets.UTF_8), null))
                .containsExactly("1|id", "2|\ufeffx");
    }

    @Test
    void marksWhatIsNotUtf8() throws IOException {
        assertThat(stage("é\né\n".getBytes(StandardCharsets.ISO_8859_1), null)).containsExactly("1|\u001a", "2|\u001a");
    }

    @Test
    void readsALineInTheOlderEncodingWhereItIsNotUtf8() throws IOException {
        assertThat(stage(new byte[] {(byte) 0xe9, '\n', (byte) 0xc3, (byte) 0xa9}, StandardCharsets.ISO_8859_1))
                .containsExactly("1|é", "2|é");
    }

    @Test
    void marksControlCharactersThatAreItsOwn() throws IOException {
        assertThat(stage("a\u001fb\nc\0d\ne\rf".getBytes(StandardCharsets.UTF_8), null))
                .containsExactly("1|a\u001ab", "2|c\u001ad", "3|e\u001af");
    }

    @Test
    void hashesTheContentAsItIs() throws IOException {
        var staged = LineStager.stage(file("abc".getBytes(StandardCharsets.UTF_8)), null, folder.resolve("lines"));

        assertThat(staged.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(staged.bytes()).isEqualTo(3);
    }

    @Test
    void namesTheFileThatIsDamaged() {
        var damaged = new SourceFile("films.zip/a.csv", () -> {
            throw new ZipException("invalid block type");
        });

        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> LineStager.stage(damaged, null, folder.resolve("lines")))
                .withMessage("films.zip/a.csv is truncated or altered (invalid block type); download or copy it again");
    }

    @RepeatedTest(20)
    void agreesWithSplittingTheWholeText(RepetitionInfo repetition) throws IOException {
        var random = new Random(repetition.getCurrentRepetition());
        var text = new StringBuilder();
        var expected = new ArrayList<String>();
        for (int line = 1; line <= 3_000; line++) {
            String content =
                    random.nextInt(10) == 0 ? "" : "é".repeat(random.nextInt(3)) + "x".repeat(random.nextInt(100));
            text.append(content).append(random.nextBoolean() ? "\n" : "\r\n");
            if (!content.isEmpty()) {
                expected.add(line + "|" + content);
            }
        }

        assertThat(stage(text.toString().getBytes(StandardCharsets.UTF_8), null))
                .isEqualTo(expected);
    }

    private List<String> stage(byte[] content, Charset fallback) throws IOException {
        Path lines = folder.resolve("lines");
        LineStager.stage(file(content), fallback, lines);
        return Files.readString(lines)
                .lines()
                .map(line -> line.replace(NumberedLine.SEPARATOR, '|'))
                .toList();
    }

    private static SourceFile file(byte[] content) {
        return new SourceFile("a/b.csv", () -> new ByteArrayInputStream(content));
    }
}
