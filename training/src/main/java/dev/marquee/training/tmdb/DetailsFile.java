package dev.marquee.training.tmdb;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file that details are fetched into, one JSON object a line, and beside it the ids that TMDB does not know
 * ({@code FILE.missing}). Fetching goes on where it stopped. Thread-safe.
 */
final class DetailsFile implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Set<Integer> known;
    private final LineLog details;
    private final LineLog missing;

    private DetailsFile(Set<Integer> known, LineLog details, LineLog missing) {
        this.known = known;
        this.details = details;
        this.missing = missing;
    }

    /**
     * Opens the file, or begins it.
     *
     * @throws TmdbException if it holds something else; it is not touched then
     */
    static DetailsFile open(Path file) throws IOException {
        Path missingFile = file.resolveSibling(file.getFileName() + ".missing");
        var known = new HashSet<Integer>();
        readDetails(file, known);
        readMissing(missingFile, known);
        LineLog details = LineLog.open(file);
        return new DetailsFile(Set.copyOf(known), details, LineLog.open(missingFile));
    }

    /** Whether an earlier run got that movie or learned that TMDB has none. */
    boolean knows(int tmdbId) {
        return known.contains(tmdbId);
    }

    void add(ObjectNode movie) throws IOException {
        details.append(JSON.writeValueAsString(movie));
    }

    void addMissing(int tmdbId) throws IOException {
        missing.append(String.valueOf(tmdbId));
    }

    private static void readDetails(Path file, Set<Integer> known) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var lines = new WholeLines(file)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                int id = id(line);
                if (id <= 0) {
                    throw notDetails(file, lines.number());
                }
                known.add(id);
            }
            if (!lines.rest().isEmpty() && !lines.rest().startsWith("{")) {
                throw notDetails(file, lines.number() + 1);
            }
        } catch (MalformedInputException e) {
            throw notDetails(file, 1);
        }
    }

    private static int id(String line) {
        try {
            return JSON.readTree(line).path("id").asInt(0);
        } catch (JacksonException e) {
            return 0;
        }
    }

    private static TmdbException notDetails(Path file, int line) {
        return new TmdbException("%s, line %d holds no details of TMDB (a JSON object with an id); name another --out"
                .formatted(file, line));
    }

    private static void readMissing(Path file, Set<Integer> known) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var lines = new WholeLines(file)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!line.matches("[1-9]\\d{0,8}")) {
                    throw new TmdbException("%s, line %d is no id of TMDB; delete the file to ask for all again"
                            .formatted(file, lines.number()));
                }
                known.add(Integer.valueOf(line));
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (details) {
            missing.close();
        }
    }
}
