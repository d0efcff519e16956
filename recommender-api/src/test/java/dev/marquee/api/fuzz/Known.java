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

    private static final Map<String, Function<RandomGenerator, JsonNode>> VALUES = Map.of(
            "movieId", random -> JSON.numberNode(1 + random.nextInt(TestCatalog.SIZE)),
            "exclude", random -> JSON.numberNode(1 + random.nextInt(TestCatalog.SIZE)),
            "genre", texts("Drama", "comedy", "Sci-Fi", "War"),
            "excludeGenre", texts("Drama", "ACTION"),
            "query", texts("heat", "matrix", "the", "amelie", "film 3"),
            "imdbId", texts("tt0133093", "tt9999999"),
            "userId", texts("fuzz-1", "fuzz-2", "fuzz-3"),
            "cursor", texts("MTc2OTg5MDUwMDAwMDo1"),
            "requestId", texts("01M85HHMRC50DW7CTWEVJWFHV1"),
            "at",
                    random -> JSON.stringNode(Instant.now()
                            .truncatedTo(ChronoUnit.SECONDS)
                            .minusSeconds(random.nextInt(1_000_000))
                            .toString()));

    private Known() {}

    private static Function<RandomGenerator, JsonNode> texts(String... values) {
        List<String> all = List.of(values);
        return random -> JSON.stringNode(all.get(random.nextInt(all.size())));
    }

    static Optional<JsonNode> value(String name, RandomGenerator random) {
        return Optional.ofNullable(VALUES.get(name)).map(values -> values.apply(random));
    }
}
