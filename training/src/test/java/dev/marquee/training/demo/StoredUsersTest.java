package dev.marquee.training.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredUsersTest {
    @TempDir
    private Path folder;

    @Test
    void choosesTheMedianAndTheLargestHistory() throws IOException {
        assertThat(StoredUsers.choose(histories(7, 1, 9, 3, 2))).containsExactly("3", "2");
    }

    @Test
    void choosesTheOnlyUserOnce() throws IOException {
        assertThat(StoredUsers.choose(histories(4))).containsExactly("0");
    }

    @Test
    void looksAtTheFirstThousandUsersOnly() throws IOException {
        int[] sizes =
                IntStream.range(0, 1001).map(user -> user == 1000 ? 50 : 1).toArray();

        assertThat(StoredUsers.choose(histories(sizes))).doesNotContain("1000");
    }

    @Test
    void refusesAFileWithoutUsers() {
        assertThatThrownBy(() -> StoredUsers.choose(histories())).hasMessageContaining("holds no user");
    }

    @Test
    void namesTheFileThatCannotBeRead() {
        assertThatThrownBy(() -> StoredUsers.choose(folder.resolve("absent.gz")))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("absent.gz");
    }

    private Path histories(int... sizes) throws IOException {
        String lines = IntStream.range(0, sizes.length)
                .mapToObj(user -> "{\"userId\":\"%d\",\"ratings\":[%s]}\n"
                        .formatted(
                                user,
                                IntStream.range(0, sizes[user])
                                        .mapToObj(movie -> "{\"movieId\":1}")
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining());
        Path file = folder.resolve("histories.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
