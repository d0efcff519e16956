package dev.marquee.core.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** A catalog as a file: one movie a line, JSON, gzip. */
public final class CatalogFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectReader MOVIE = JSON.readerFor(Movie.class);
    private static final ObjectReader MOVIE_WITHOUT_DETAILS = JsonMapper.builder()
            .addMixIn(Movie.class, WithoutDetails.class)
            .build()
            .readerFor(Movie.class);

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
        return read(file, MOVIE);
    }

    /** Reads a catalog and leaves out TMDB's details, which are most of it: for who does not need them. */
    public static Catalog readWithoutDetails(Path file) throws IOException {
        return read(file, MOVIE_WITHOUT_DETAILS);
    }

    @JsonIgnoreProperties("tmdb")
    private interface WithoutDetails {}

    private static Catalog read(Path file, ObjectReader movie) throws IOException {
        List<Movie> movies = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                movies.add(movie.readValue(line));
            }
        } catch (JacksonException e) {
            throw new IOException("%s, line %d: %s".formatted(file, movies.size() + 1, e.getOriginalMessage()), e);
        }
        return Catalog.of(movies);
    }
}
