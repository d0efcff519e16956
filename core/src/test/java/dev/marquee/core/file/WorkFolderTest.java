package dev.marquee.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @TempDir
    private Path parent;

    private WorkFolder open() throws IOException {
        return WorkFolder.in(parent.resolve("models"), ".staging-").orElseThrow();
    }

    private List<String> left() throws IOException {
        try (Stream<Path> entries = Files.list(parent.resolve("models"))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void isThereUntilItIsClosed() throws IOException {
        try (WorkFolder work = open()) {
            assertThat(work.path()).isEmptyDirectory().hasParentRaw(parent.resolve("models"));
            Files.createDirectories(work.path().resolve("deep/deeper"));
        }
        assertThat(left()).containsExactly(".lock");
    }

    @Test
    void removesWhatAKilledOneLeftAndNothingElse() throws IOException {
        Files.createDirectories(parent.resolve("models/.staging-123/retrieval"));
        Files.writeString(parent.resolve("models/.staging-123/retrieval/hnsw.bin"), "half");
        Files.createDirectories(parent.resolve("models/20261123-a1b2c3"));
        Files.writeString(parent.resolve("models/current"), "20261123-a1b2c3\n");
        try (WorkFolder work = open()) {
            assertThat(left())
                    .containsExactly(".lock", work.path().getFileName().toString(), "20261123-a1b2c3", "current");
        }
    }

    @Test
    void isRefusedWhileAnotherIsOpen() throws IOException {
        try (WorkFolder first = open()) {
            assertThat(WorkFolder.in(parent.resolve("models"), ".staging-")).isEmpty();
            assertThat(first.path()).exists();
        }
        open().close();
    }
}
