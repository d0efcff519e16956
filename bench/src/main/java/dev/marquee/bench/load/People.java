package dev.marquee.bench.load;

import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads whose ratings a data set holds: those that the gateway puts into an empty store. */
public final class People {
    private static final int MOST = 5_000;

    private People() {}

    /**
     * The first five thousand people.
     *
     * @param dataset the folder of a data set
     */
    public static List<Person> of(Path dataset) throws IOException {
        Path file = dataset.resolve("histories.ndjson.gz");
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().limit(MOST).map(People::person).toList();
        }
    }

    private static Person person(String line) {
        JsonNode user = JsonMapper.shared().readTree(line);
        return new Person(
                user.path("userId").asString(),
                History.byTime(user.path("ratings")
                        .valueStream()
                        .map(rating -> new RatedMovie(
                                rating.path("movieId").intValue(),
                                rating.path("rating").floatValue(),
                                rating.path("ratedAt").longValue()))
                        .toList()));
    }
}
