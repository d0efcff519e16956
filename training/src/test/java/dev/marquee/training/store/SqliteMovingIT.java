package dev.marquee.training.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.training.duckdb.DuckDb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteMovingIT extends MovingContract {
    private int stores;

    @Override
    String newStore() {
        return folder.resolve("store" + stores++).toString();
    }

    @Test
    void takesTheStoreOfTheHomeIfNoneIsNamed() throws IOException {
        restore(file(ANN_7), folder.resolve("home/store").toString());
        String out = folder.resolve("out.parquet").toString();
        Answer answer = run(
                "export", "--home", folder.resolve("home").toString(), "--format", "parquet", "--out", out, "--json");
        assertThat(answer.out()).contains("\"file\":\"" + out + "\"", "\"ratings\":1", "\"movies\":0", "\"bytes\":");
        assertThat(answer.err()).contains("exporting the store");
    }

    @Test
    void refusesToMissWhatIsInCassandra() throws IOException {
        String store = newStore();
        restore(file(ANN_7), store);
        String nodes = "MARQUEE_CASSANDRA_CONTACT_POINTS";
        assertThatThrownBy(() -> Interactions.of(store, Map.of(nodes, "one:9042")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("what is stored of people is in Cassandra");
        assertThat(Interactions.of(store, Map.of(nodes, "one:9042", "MARQUEE_PEOPLE_STORE", "cassandra-first")))
                .as("both are written")
                .isInstanceOf(Interactions.InStore.class);
        assertThat(Interactions.of(store, Map.of(nodes, " "))).isInstanceOf(Interactions.InStore.class);
    }

    @Test
    void refusesAStoreThatIsNotThere() {
        Answer answer = run("export", "--database", folder.resolve("nowhere").toString());
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("nowhere is neither an export nor the folder of a store");
    }

    @Test
    void saysWhichServerDoesNotAnswerWithoutItsPassword() {
        Answer answer = run("export", "--database", "jdbc:postgresql://127.0.0.1:1/m?user=a&password=secret");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err())
                .contains("the store jdbc:postgresql://127.0.0.1:1/m cannot be read", "refused")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{\"userId\":\"a b\",\"movieId\":1,\"rating\":1,\"ratedAtMillis\":1}",
                "{\"userId\":\"a\",\"movieId\":0,\"rating\":1,\"ratedAtMillis\":1}",
                "{\"userId\":\"a\",\"movieId\":1.5,\"rating\":1,\"ratedAtMillis\":1}",
                "{\"userId\":\"a\",\"movieId\":1,\"rating\":null,\"ratedAtMillis\":1}",
                "{\"userId\":\"a\",\"movieId\":1,\"rating\":1}",
                "",
                "null",
                "[]",
                "{\"movieId\":0,\"movie\":\"deleted\"}",
                "{\"movieId\":1,\"movie\":\"gone\"}",
                "{\"movieId\":1,\"movie\":null}",
                "{\"movieId\":1,\"movie\":{\"title\":\" \"}}",
                "{\"movie\":{\"title\":\"A\"}}"
            })
    void refusesALineThatIsNeitherARatingNorAMovie(String line) throws IOException {
        Answer answer = restore(file(ANN_7, line), newStore());
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("given.ndjson.gz, line 2: ");
    }

    @Test
    void explainsItselfWithExamples() {
        for (String command : List.of("export", "restore")) {
            assertThat(run(command, "--help").out()).contains("Examples:", "marquee " + command, "--database");
        }
        assertThat(run("restore").code()).isEqualTo(2);
        assertThat(run("export", "--format", "csv").code()).isEqualTo(2);
    }

    @Test
    void readsAnExportOfAnEarlierVersionThatKnowsNoMovies() throws IOException {
        Path earlier = folder.resolve("earlier.parquet");
        try (DuckDb database = DuckDb.inMemory()) {
            database.execute(
                    "COPY (SELECT 'ann' AS userId, 7 AS movieId, 4.5::DOUBLE AS rating, 1769890500123 AS ratedAtMillis) TO %s (FORMAT parquet)"
                            .formatted(DuckDb.literal(earlier)));
        }
        String store = newStore();
        assertThat(restore(earlier, store).out()).contains("1 ratings and 0 movies");
        assertThat(exported(store, "ndjson")).containsExactly(ANN_7);
    }

    @Test
    void othersMayWriteWhileItReadsWhatWasThereBefore() throws IOException {
        String address = newStore();
        List<String> before = IntStream.rangeClosed(1_000, 2_000)
                .mapToObj(movieId -> line("ann", movieId, "4.5", movieId))
                .toList();
        restore(file(before.toArray(String[]::new)), address);
        Store store = Store.at(address, Map.of());
        ByteArrayOutputStream read = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                if (size() == 0) {
                    addsOne(store);
                }
                super.write(bytes, from, length);
            }
        };
        assertThat(StoreReader.write(store, read, _ -> {})).isEqualTo(new Moved(1_001, 0));
        assertThat(read.toString(StandardCharsets.UTF_8).lines()).containsExactlyElementsOf(before);
        assertThat(exported(address, "ndjson")).hasSize(1_003);
    }

    private static void addsOne(Store store) {
        try (Connection connection = store.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            statement.execute("INSERT INTO rating (user_id, movie_id, half_stars, rated_at) VALUES ('zoe', 1, 9, 1)");
            statement.execute("INSERT INTO added_movie (movie_id, details, revision) VALUES (1, NULL, 1)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void leavesAFileInPlaceWhenAnExportFails() throws IOException {
        var file = Files.writeString(folder.resolve("kept.gz"), "kept");
        run("export", "--database", "jdbc:postgresql://127.0.0.1:1/m", "--out", file.toString());
        assertThat(file).hasContent("kept");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
