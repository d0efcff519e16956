package dev.marquee.training.dataset;

import dev.marquee.core.file.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * As of when a data set has ratings of the store: in a file beside its manifest, which is the same whenever the same ratings are
 * imported.
 */
final class StoreCopy {
    private static final String TAKEN_AT = "taken-at";

    private StoreCopy() {}

    /** Writes it down; a time that is there stays if it is newer, since the ratings are the same. */
    static void remember(Path folder, Instant takenAt) throws IOException {
        Path file = folder.resolve(TAKEN_AT);
        if (!Files.exists(file)
                || takenAt(folder).filter(known -> !known.isBefore(takenAt)).isEmpty()) {
            DurableFile.replace(file, takenAt + "\n");
        }
    }

    /**
     * As of when the ratings of the store are; empty for a data set without any. Where that was not written down, the time of its
     * manifest.
     */
    static Optional<Instant> takenAt(Path folder) throws IOException {
        Path file = folder.resolve(TAKEN_AT);
        if (!Files.exists(file)) {
            return isOfStore(folder.resolve(Dataset.MANIFEST)) ? Optional.of(importedAt(folder)) : Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(Files.readString(file).strip()));
        } catch (DateTimeException damaged) {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        }
    }

    /** When a data set was imported. */
    static Instant importedAt(Path folder) throws IOException {
        return Files.getLastModifiedTime(folder.resolve(Dataset.MANIFEST)).toInstant();
    }

    private static boolean isOfStore(Path manifest) {
        try {
            JsonNode sources = Json.MAPPER.readTree(manifest.toFile()).path("sources");
            return sources.valueStream()
                    .anyMatch(source -> source.path("role").asString("").equals(Role.STORE.id()));
        } catch (JacksonException damaged) {
            return false;
        }
    }
}
