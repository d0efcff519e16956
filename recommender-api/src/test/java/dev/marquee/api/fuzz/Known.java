package dev.marquee.api.fuzz;

import dev.marquee.api.fixture.TestCatalog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that mean something to the service, by the name of a parameter or field: with them requests get past the door. */
final class Known {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<String, Function<RandomGenerator, JsonNode>> VALUES = Map.ofEntries(
            Map.entry("movieId", random -> JSON.numberNode(1 + random.nextInt(TestCatalog.SIZE))),
            Map.entry("exclude", random -> JSON.numberNode(1 + random.nextInt(TestCatalog.SIZE))),
            Map.entry("genre", texts("Drama", "comedy", "Sci-Fi", "War")),
            Map.entry("excludeGenre", texts("Drama", "ACTION")),
            Map.entry("person", texts("Michael Mann", "michael mann")),
            Map.entry("query", texts("heat", "matrix", "the", "amelie", "film 3")),
            Map.entry("imdbId", texts("tt0133093", "tt9999999")),
            Map.entry("userId", texts("fuzz-1", "fuzz-2", "fuzz-3")),
            Map.entry("cursor", texts("MTc2OTg5MDUwMDAwMDo1")),
            Map.entry("requestId", texts("01M85HHMRC50DW7CTWEVJWFHV1")),
            Map.entry("at", random -> time(-random.nextInt(1_000_000))),
            Map.entry("until", random -> time(random.nextInt(1_000_000))));

    private Known() {}

    private static JsonNode time(int secondsFromNow) {
        return JSON.stringNode(Instant.now()
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(secondsFromNow)
                .toString());
    }

    private static Function<RandomGenerator, JsonNode> texts(String... values) {
        List<String> all = List.of(values);
        return random -> JSON.stringNode(all.get(random.nextInt(all.size())));
    }

    static Optional<JsonNode> value(String name, RandomGenerator random) {
        return Optional.ofNullable(VALUES.get(name)).map(values -> values.apply(random));
    }
}
