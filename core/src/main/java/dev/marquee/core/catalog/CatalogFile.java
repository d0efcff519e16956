package dev.marquee.core.catalog;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A catalog as a file: one movie a line, JSON, gzip. */
public final class CatalogFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CatalogFile() {}

    /** Writes the movies by ordinal. */
    public static void write(Catalog catalog, Path file) throws IOException {
        try (BufferedWriter out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            for (Movie movie : catalog.movies()) {
                out.write(JSON.writeValueAsString(movie));
                out.write('\n');
            }
        }
    }

    /**
     * Reads a catalog.
     *
     * @throws IOException if the file cannot be read or a line is not a movie; the message names file and line
     */
    public static Catalog read(Path file) throws IOException {
        List<Movie> movies = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                movies.add(JSON.readValue(line, Movie.class));
            }
        } catch (JacksonException e) {
            throw new IOException("%s, line %d: %s".formatted(file, movies.size() + 1, e.getOriginalMessage()), e);
        }
        return Catalog.of(movies);
    }
}
