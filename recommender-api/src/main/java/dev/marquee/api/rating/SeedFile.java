package dev.marquee.api.rating;

import dev.marquee.api.input.UserId;
import dev.marquee.service.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A file of histories: gzip, one user a line, JSON. Not thread-safe. */
final class SeedFile implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LOWEST = 1;
    private static final int HIGHEST = 10;
    private static final long MILLIS = 1_000;

    private final Path file;
    private final BufferedReader lines;
    private int users;
    private long ratings;

    private SeedFile(Path file, BufferedReader lines) {
        this.file = file;
        this.lines = lines;
    }

    /** A line. */
    private record User(String userId, List<Rating> ratings) {}

    /** One rating of a line; the time in seconds. */
    private record Rating(int movieId, float rating, long ratedAt) {}

    /** A rating as the store holds it. */
    record Seed(String userId, int movieId, int halfStars, long ratedAtMillis) {}

    static SeedFile open(Path file) throws IOException {
        return new SeedFile(
                file,
                new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file), BUFFER_BYTES), StandardCharsets.UTF_8)));
    }

    /**
     * The ratings of the next users: at least so many, unless the file ends.
     *
     * @throws IOException if a line is not a user with valid ratings; the message names file and line
     */
    List<Seed> next(int atLeast) throws IOException {
        List<Seed> seeds = new ArrayList<>(atLeast);
        while (seeds.size() < atLeast) {
            String line = readLine();
            if (line == null) {
                break;
            }
            users++;
            add(line, seeds);
        }
        ratings += seeds.size();
        return seeds;
    }

    private @Nullable String readLine() throws IOException {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new IOException("%s, line %d: %s".formatted(file, users + 1, e.getMessage()), e);
        }
    }

    private void add(String line, List<Seed> seeds) throws IOException {
        try {
            User user = JSON.readValue(line, User.class);
            String userId = UserId.parse(user.userId());
            for (Rating rating : user.ratings()) {
                seeds.add(seed(userId, rating));
            }
        } catch (JacksonException | IllegalArgumentException | ProblemException e) {
            throw new IOException("%s, line %d: %s".formatted(file, users, e.getMessage()), e);
        }
    }

    private static Seed seed(String userId, Rating rating) {
        int halfStars = JdbcRatingStore.halfStars(rating.rating());
        if (rating.movieId() < 1 || halfStars < LOWEST || halfStars > HIGHEST) {
            throw new IllegalArgumentException("movie %d with rating %s; expected a positive id and 0.5 to 5.0"
                    .formatted(rating.movieId(), rating.rating()));
        }
        return new Seed(userId, rating.movieId(), halfStars, rating.ratedAt() * MILLIS);
    }

    int users() {
        return users;
    }

    long ratings() {
        return ratings;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
