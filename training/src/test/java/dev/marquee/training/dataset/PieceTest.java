package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PieceTest {
    @TempDir
    Path folder;

    @Test
    void cutsAtTheEndsOfLines() throws IOException {
        assertThat(texts("ab\ncd\nefgh\ni\n", 4)).containsExactly("ab\ncd\n", "efgh\n", "i\n");
    }

    @Test
    void aPieceMayEndJustWhereItShould() throws IOException {
        assertThat(texts("ab\ncd\n", 3)).containsExactly("ab\n", "cd\n");
        assertThat(texts("ab\ncd\n", 6)).containsExactly("ab\ncd\n");
    }

    @Test
    void aLineIsNeverCut() throws IOException {
        String line = "x".repeat(20_000) + "\n";
        assertThat(texts(line + line, 1)).containsExactly(line, line);
        assertThat(texts("no end", 1)).containsExactly("no end");
    }

    @Test
    void nothingIsNoPiece() throws IOException {
        assertThat(texts("", 10)).isEmpty();
    }

    @Test
    void goesOnCounting() throws IOException {
        Path file = Files.writeString(folder.resolve("lines"), "a\nb\n");
        assertThat(Piece.cut(7, Role.STORE, file, 1)).extracting(Piece::number).containsExactly(7, 8);
    }

    @Test
    void refusesAFileThatHasBecomeShorter() {
        Path file = folder.resolve("short");
        assertThatThrownBy(() -> {
                    Files.writeString(file, "ab\n");
                    new Piece(0, Role.RATINGS, file.toString(), 0, 9).copyTo(folder.resolve("copy"));
                })
                .hasMessageContaining("ends at byte 3, not at 9");
    }

    @RepeatedTest(100)
    void togetherTheyAreTheFile(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int line = random.nextInt(50); line > 0; line--) {
            text.append("é".repeat(random.nextInt(random.nextInt(10) == 0 ? 10_000 : 9)))
                    .append('\n');
        }
        int bytes = 1 + random.nextInt(500);

        List<String> pieces = texts(text.toString(), bytes);

        assertThat(String.join("", pieces)).isEqualTo(text.toString());
        assertThat(pieces).allMatch(piece -> piece.endsWith("\n"));
        for (String piece : pieces.subList(0, Math.max(0, pieces.size() - 1))) {
            String withoutLast = piece.substring(0, piece.lastIndexOf('\n', piece.length() - 2) + 1);
            assertThat(piece.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThanOrEqualTo(bytes);
            assertThat(withoutLast.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(bytes);
        }
    }

    private List<String> texts(String text, long bytes) throws IOException {
        Path file = Files.writeString(folder.resolve("lines"), text);
        List<String> texts = new ArrayList<>();
        for (Piece piece : Piece.cut(0, Role.RATINGS, file, bytes)) {
            assertThat(piece.number()).isEqualTo(texts.size());
            Path copy = folder.resolve("copy");
            piece.copyTo(copy);
            texts.add(Files.readString(copy));
            Files.delete(copy);
        }
        return texts;
    }
}
