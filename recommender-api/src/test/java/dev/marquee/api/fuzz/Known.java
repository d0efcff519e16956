package dev.marquee.api.fuzz;

import static java.util.Map.entry;

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
    /** Rules that are there at first: {@code fuzz-1} and so on. */
    static final int RULES = 10;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<String, Function<RandomGenerator, JsonNode>> VALUES = Map.ofEntries(
            entry("movieId", random -> JSON.numberNode(1 + random.nextInt(TestCatalog.SIZE))),
            entry("similarTo", random -> JSON.numberNode(1 + random.nextInt(TestCatalog.SIZE))),
            entry("movieIds", random -> JSON.numberNode(1 + random.nextInt(TestCatalog.SIZE))),
            entry("exclude", random -> JSON.numberNode(1 + random.nextInt(TestCatalog.SIZE))),
            entry("genre", texts("Drama", "comedy", "Sci-Fi", "War")),
            entry("genres", texts("Drama", "comedy", "Sci-Fi", "War")),
            entry("excludeGenre", texts("Drama", "ACTION")),
            entry("tag", texts("region:DE", "region:FR", "kids:yes")),
            entry("excludeTag", texts("certification:18", "kids:no")),
            entry("person", texts("Michael Mann", "michael mann")),
            entry("query", texts("heat", "matrix", "the", "amelie", "film 3")),
            entry("imdbId", texts("tt0133093", "tt9999999")),
            entry("ruleId", random -> JSON.stringNode("fuzz-" + (1 + random.nextInt(RULES)))),
            entry("userId", texts("fuzz-1", "fuzz-2", "fuzz-3")),
            entry("cursor", texts("MTc2OTg5MDUwMDAwMDo1")),
            entry("requestId", texts("01M85HHMRC50DW7CTWEVJWFHV1")),
            entry("at", random -> time(-random.nextInt(1_000_000))),
            entry("until", random -> time(random.nextInt(1_000_000))));

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
