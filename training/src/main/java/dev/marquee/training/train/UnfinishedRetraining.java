package dev.marquee.training.train;

import dev.marquee.core.file.DurableFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a retraining has come, as a file that is there until it ends, well or badly: one that was killed is gone on with.
 *
 * @param asked for what: source, store and parameters, as text
 * @param served the version that was current when it began, or null
 * @param dataset that it has imported
 * @param modelVersion of the bundle that it has trained, or null
 * @param startedAt when it began
 */
record UnfinishedRetraining(
        String asked,
        @Nullable String served,
        String dataset,
        @Nullable String modelVersion,
        Instant startedAt) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofDays(2);

    /** What the file says; empty if there is none, or none that can be read. */
    static Optional<UnfinishedRetraining> read(Path file) throws IOException {
        try {
            return Optional.ofNullable(JSON.readValue(Files.readString(file), UnfinishedRetraining.class))
                    .filter(UnfinishedRetraining::isWhole);
        } catch (NoSuchFileException | CharacterCodingException | JacksonException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("ConstantValue") // JSON may lack a field
    private boolean isWhole() {
        return asked != null && dataset != null && startedAt != null;
    }

    /** Whether the same is asked for now, of ratings that are not old yet, and no other bundle was published meanwhile. */
    boolean isStillWanted(String asked, Optional<String> served, Instant now) {
        return this.asked.equals(asked)
                && Optional.ofNullable(this.served).equals(served)
                && startedAt.isAfter(now.minus(LONGEST));
    }

    UnfinishedRetraining trained(String version) {
        return new UnfinishedRetraining(asked, served, dataset, version, startedAt);
    }

    void write(Path file) throws IOException {
        DurableFile.replace(file, JSON.writeValueAsString(this) + "\n");
    }
}
