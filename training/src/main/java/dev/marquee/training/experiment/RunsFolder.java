package dev.marquee.training.experiment;

import dev.marquee.core.file.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of records, {@code runs/}: one folder a run, with one file in it.
 *
 * @param path the folder; it need not exist yet
 */
public record RunsFolder(Path path) {
    static final String FILE = "run.json";
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final Pattern ID = Pattern.compile("\\d{8}-\\d{6}-\\d{3}-[0-9a-f]{4}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long MAX_BYTES = 16 << 20;

    /** An id for a run that begins at this time. */
    static String newId(Instant startedAt) {
        return "%s-%04x"
                .formatted(TIME.format(startedAt), ThreadLocalRandom.current().nextInt(1 << 16));
    }

    /** Writes a record; it is there as a whole or not at all. */
    Path write(RunRecord record) throws IOException {
        Files.createDirectories(path);
        Path beside = Files.createDirectory(DurableFile.unused(path, ".run-"));
        try {
            Files.writeString(beside.resolve(FILE), JSON.writeValueAsString(record) + "\n");
            Path place = path.resolve(record.id());
            DurableFile.publish(beside, place);
            return place.resolve(FILE);
        } finally {
            DurableFile.deleteTree(beside);
        }
    }

    /** All ids, newest first. */
    public List<String> ids() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return new ArrayList<>(entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> ID.matcher(name).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList());
        }
    }

    /**
     * Reads one record.
     *
     * @throws ExperimentException if it is damaged, in words that name the file
     */
    public RunRecord read(String id) {
        Path file = path.resolve(id).resolve(FILE);
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ExperimentException("%s is damaged: more than %,d bytes".formatted(file, MAX_BYTES));
            }
            RunRecord record = JSON.readValue(Files.readString(file), RunRecord.class);
            if (!record.id().equals(id)) {
                throw new ExperimentException("%s is damaged: it is of run %s".formatted(file, record.id()));
            }
            return record;
        } catch (JacksonException e) {
            throw new ExperimentException("%s is damaged: %s".formatted(file, firstLine(e.getOriginalMessage())), e);
        } catch (IOException | NullPointerException e) {
            throw new ExperimentException("%s is damaged: %s".formatted(file, firstLine(e.toString())), e);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
