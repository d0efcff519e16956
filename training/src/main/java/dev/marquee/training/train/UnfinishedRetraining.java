package dev.marquee.training.train;

import dev.marquee.core.file.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a retraining has come, as a file that is there until it ends: an interrupted one goes on from it.
 *
 * @param dataset that it has imported
 * @param modelVersion of the bundle that it has trained, or null
 * @param startedAt when it began
 */
record UnfinishedRetraining(String dataset, @Nullable String modelVersion, Instant startedAt) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the file says; empty if there is none, or none that can be read. */
    static Optional<UnfinishedRetraining> read(Path file) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), UnfinishedRetraining.class));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        }
    }

    UnfinishedRetraining trained(String version) {
        return new UnfinishedRetraining(dataset, version, startedAt);
    }

    void write(Path file) throws IOException {
        DurableFile.replace(file, JSON.writeValueAsString(this) + "\n");
    }
}
