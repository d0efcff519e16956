package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.duckdb.DuckDb;
import dev.marquee.training.endtoend.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lists of everybody are those that the services answer with. */
@ExtendWith(SampleRun.class)
class RecommendAllIT {
    private static final int EACH = 20;
    private static final List<String> SHARED = List.of("movieId", "score", "predictedRating", "source");

    @TempDir
    private Path folder;

    private static JsonNode run(TrainedHome home, Path out, String... options) {
        List<String> command = new ArrayList<>(List.of("recommend-all", "--out", out.toString(), "--json"));
        command.addAll(List.of(options));
        return new Commands(home.path()).run(command.toArray(String[]::new)).json();
    }

    private static List<JsonNode> lines(Path out) throws IOException {
        return Files.readAllLines(out.resolve("part-000000.ndjson")).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    @Test
    void areThoseThatTheServicesAnswerWith(TrainedHome home, LiveServices services) throws IOException {
        JsonNode outcome = run(home, folder.resolve("lists"), "--limit", "30");
        services.searchBy("auto");

        List<JsonNode> lines = lines(folder.resolve("lists"));

        assertThat(lines).hasSize(home.dataset().users());
        assertThat(outcome.path("usersMade").intValue()).isEqualTo(lines.size());
        assertThat(outcome.path("usersPerSecond").doubleValue()).isPositive();
        for (int i = 0; i < lines.size(); i += EACH) {
            JsonNode line = lines.get(i);
            String path = "/v1/users/%s/recommendations?limit=30"
                    .formatted(line.path("userId").asString());
            Answer answer = services.whole(() -> services.api().get(path));
            assertThat(line.path("items")
                            .valueStream()
                            .map(RecommendAllIT::shared)
                            .toList())
                    .as(path)
                    .hasSize(30)
                    .isEqualTo(
                            answer.items().stream().map(RecommendAllIT::shared).toList());
        }
    }

    /** What files and answers have of an item, as text. */
    private static List<String> shared(JsonNode item) {
        return SHARED.stream().map(name -> item.path(name).toString()).toList();
    }

    @Test
    void areTheSameAsRowsOfParquet(TrainedHome home) throws IOException {
        run(home, folder.resolve("lines"), "--limit", "5");
        run(home, folder.resolve("rows"), "--limit", "5", "--format", "parquet");
        run(home, folder.resolve("again"), "--limit", "5", "--format", "parquet");

        Path rows = folder.resolve("rows/part-000000.parquet");
        assertThat(rows).hasSameBinaryContentAs(folder.resolve("again/part-000000.parquet"));
        List<String> expected = lines(folder.resolve("lines")).stream()
                .flatMap(line -> line.path("items")
                        .valueStream()
                        .map(item -> "%s %d %s"
                                .formatted(
                                        line.path("userId").asString(),
                                        item.path("movieId").intValue(),
                                        item.path("predictedRating").doubleValue())))
                .toList();
        try (DuckDb database = DuckDb.inMemory()) {
            assertThat(database.query(
                            "SELECT userId, movieId, predictedRating FROM read_parquet(%s)"
                                    .formatted(DuckDb.literal(rows)),
                            row -> "%s %d %s".formatted(row.getString(1), row.getInt(2), row.getDouble(3))))
                    .isEqualTo(expected);
            assertThat(database.query(
                            "SELECT place FROM read_parquet(%s) LIMIT 6".formatted(DuckDb.literal(rows)),
                            row -> row.getInt(1)))
                    .containsExactly(1, 2, 3, 4, 5, 1);
        }
    }
}
