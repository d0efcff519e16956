package dev.marquee.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.TrainingApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports and their way back, for every kind of store. */
abstract class MovingContract {
    static final String ANN_7 = line("ann", 7, "4.5", 1_769_890_500_123L);
    static final String ANN_9 = line("ann", 9, "0.5", 1_769_890_500_124L);
    static final String BOB_7 = line("bob", 7, "5.0", 999);
    static final String ADDED_5 = "{\"movieId\":5,\"movie\":{\"title\":\"Émilie\",\"year\":2026,\"genres\":[\"Drama\"],"
            + "\"imdbId\":null,\"tmdbId\":12,\"tmdb\":{\"id\":12,\"overview\":\"\\\"a\\\" or\\nb\",\"popularity\":1.5}}}";
    static final String DELETED_7 = "{\"movieId\":7,\"movie\":\"deleted\"}";

    @TempDir
    Path folder;

    /** The address of a store that does not exist or is empty. */
    abstract String newStore();

    /** What a command answered. */
    record Answer(int code, String out, String err) {}

    static Answer run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = TrainingApplication.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Answer(code, out.toString(), err.toString());
    }

    static String line(String user, int movieId, String rating, long millis) {
        return "{\"userId\":\"%s\",\"movieId\":%d,\"rating\":%s,\"ratedAtMillis\":%d}"
                .formatted(user, movieId, rating, millis);
    }

    Path file(String... lines) throws IOException {
        Path file = folder.resolve("given.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + (lines.length == 0 ? "" : "\n")).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    static Answer restore(Path file, String store) {
        return run("restore", file.toString(), "--database", store);
    }

    /** What is in a store, by the way of an export. */
    List<String> exported(String store, String format) throws IOException {
        Path file = folder.resolve("export." + format);
        Answer answer = run("export", "--database", store, "--format", format, "--out", file.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        Path plain = Interactions.of(file.toString(), Map.of()).ndjson(folder, progress -> {});
        List<String> lines = new ArrayList<>();
        try (Lines read = Lines.open(plain)) {
            for (var part = read.next(1_000); !part.isEmpty(); part = read.next(1_000)) {
                part.forEach(each -> lines.add(each.line()));
            }
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "parquet"})
    void losesNothingOnTheWayIntoAnotherStore(String format) throws IOException {
        String first = newStore();
        restore(file(BOB_7, ANN_9, ANN_7), first);
        assertThat(exported(first, format)).containsExactly(ANN_7, ANN_9, BOB_7);
        String second = newStore();
        Answer answer = restore(folder.resolve("export." + format), second);
        assertThat(answer.out()).contains("3 ratings and 0 movies restored into ");
        assertThat(exported(second, format)).containsExactly(ANN_7, ANN_9, BOB_7);
    }

    @Test
    void movesFromStoreToStoreAtOnce() throws IOException {
        String first = newStore();
        restore(file(ANN_7, BOB_7), first);
        String second = newStore();
        assertThat(run("restore", first, "--database", second, "--json").out()).contains("\"ratings\":2");
        assertThat(exported(second, "ndjson")).containsExactly(ANN_7, BOB_7);
    }

    @Test
    void movesManyRatingsInBatches() throws IOException {
        var random = new Random(7);
        List<String> many = new ArrayList<>();
        for (int user = 1_000; user < 1_050; user++) {
            for (int movieId = 1; movieId <= 77; movieId++) {
                many.add(line("u" + user, movieId, (1 + random.nextInt(10)) / 2.0 + "", 1_700_000_000_000L + movieId));
            }
        }
        String store = newStore();
        restore(file(many.toArray(String[]::new)), store);
        assertThat(exported(store, "parquet")).isEqualTo(many);
    }

    @Test
    void keepsTheNewerOfTwoRatingsAndCanBeRunAgain() throws IOException {
        String store = newStore();
        restore(file(line("ann", 7, "1.0", 100), line("ann", 9, "1.0", 300)), store);
        Path both = file(line("ann", 7, "2.0", 200), line("ann", 9, "2.0", 200));
        restore(both, store);
        restore(both, store);
        assertThat(exported(store, "ndjson")).containsExactly(line("ann", 7, "2.0", 200), line("ann", 9, "1.0", 300));
    }

    @Test
    void restoresAllOrNothing() throws IOException {
        String store = newStore();
        Answer refused = restore(file(ANN_7, ANN_9, line("bob", 7, "0.7", 999)), store);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("given.ndjson.gz, line 3: rating 0.7; expected 0.5 to 5.0 in halves");
        assertThat(exported(store, "ndjson")).isEmpty();
    }

    @Test
    void keepsAnEmptyStoreEmpty() throws IOException, SQLException {
        String first = newStore();
        restore(file(), first);
        assertThat(exported(first, "parquet")).isEmpty();
        String second = newStore();
        assertThat(restore(folder.resolve("export.parquet"), second).code()).isZero();
        try (Connection connection = Store.at(second, Map.of()).database().getConnection();
                Statement statement = connection.createStatement();
                var decided = statement.executeQuery("SELECT dataset, ratings FROM seeding")) {
            assertThat(decided.next()).as("the gateway fills it with no seeds").isTrue();
        }
    }

    @Test
    void bringsNobodyBackWhomTheStoreHasErased() throws Exception {
        String store = newStore();
        restore(file(ANN_7, ANN_9, BOB_7), store);
        exported(store, "parquet");
        StoredErasures.erase(store, "ann", 1_769_890_500_123L); // between her ratings
        Answer answer = run("restore", folder.resolve("export.parquet").toString(), "--database", store, "--json");
        assertThat(answer.out()).contains("\"ratings\":2", "\"leftOut\":1");
        assertThat(exported(store, "ndjson")).containsExactly(ANN_9, BOB_7);
    }

    @Test
    void takesErasuresAlongFromStoreToStore() throws Exception {
        String first = newStore();
        Path old = file(ANN_7, BOB_7);
        restore(old, first);
        StoredErasures.erase(first, "ann", Long.MAX_VALUE);
        String second = newStore();
        for (int i = 0; i < 2; i++) {
            assertThat(run("restore", first, "--database", second).code()).isZero();
        }
        assertThat(restore(old, second).out())
                .contains("1 ratings and 0 movies restored", "1 left out, of people who were erased");
        assertThat(exported(second, "ndjson")).containsExactly(BOB_7);
    }

    @Test
    void saysThatAStoreWithErasuresOfItsOwnCannotReadThoseOfAnother() throws Exception {
        String first = newStore();
        String second = newStore();
        Path none = file();
        restore(none, first);
        restore(none, second);
        StoredErasures.erase(first, "ann", Long.MAX_VALUE);
        StoredErasures.erase(second, StoredErasures.SECRET.replace('0', '1'), "bob", Long.MAX_VALUE);
        assertThat(run("restore", first, "--database", second).err())
                .contains("cannot read whom the other one has erased");
        assertThat(restore(file(ANN_7, BOB_7), second).code()).isZero();
        assertThat(exported(second, "ndjson")).containsExactly(ANN_7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "parquet"})
    void saysInTheFileWhenItWasMade(String format) throws IOException {
        String store = newStore();
        restore(file(ANN_7), store);
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        exported(store, format);
        Path export = folder.resolve("export." + format);
        Files.setLastModifiedTime(export, FileTime.fromMillis(0));
        assertThat(Interactions.of(export.toString(), Map.of()).takenAt()).isBetween(before, Instant.now());
    }

    @Test
    void refusesAnExportThatIsTooOldWhereverItWasCopied() throws IOException {
        Path export = file(ANN_7);
        ExportTime.stamp(export, Instant.now().minus(Duration.ofDays(31)));
        Answer refused = restore(export, newStore());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("may be used for 30 days", "export again", "MARQUEE_EXPORTS_KEEP");
        ExportTime.stamp(export, Instant.now().minus(Duration.ofDays(29)));
        assertThat(restore(export, newStore()).code()).isZero();
    }

    @Test
    void leavesNothingBesideAnExportAndReplacesTheOneBefore() throws IOException {
        String store = newStore();
        restore(file(ANN_7), store);
        Path exports = folder.resolve("exports");
        for (int i = 0; i < 2; i++) {
            Answer answer = run(
                    "export",
                    "--database",
                    store,
                    "--out",
                    exports.resolve("a.gz").toString());
            assertThat(answer.out()).contains("1 ratings and 0 movies written to");
        }
        try (var left = Files.list(exports)) {
            assertThat(left).containsExactly(exports.resolve("a.gz"));
        }
        try (var in = new GZIPInputStream(Files.newInputStream(exports.resolve("a.gz")))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(ANN_7 + "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "parquet"})
    void whatWasSaidOfMoviesMovesToo(String format) throws IOException {
        String first = newStore();
        restore(file(DELETED_7, ANN_7, ADDED_5), first);
        assertThat(exported(first, format)).containsExactly(ANN_7, ADDED_5, DELETED_7);
        String second = newStore();
        assertThat(restore(folder.resolve("export." + format), second).out())
                .contains("1 ratings and 2 movies restored into ");
        assertThat(exported(second, format)).containsExactly(ANN_7, ADDED_5, DELETED_7);
    }

    @Test
    void whatTheStoreSaysOfAMovieAlreadyStays() throws IOException {
        String store = newStore();
        restore(file(ADDED_5), store);
        Answer again = run(
                "restore",
                file(DELETED_7, "{\"movieId\":5,\"movie\":\"deleted\"}", ANN_7).toString(),
                "--database",
                store,
                "--json");
        assertThat(again.out()).contains("\"ratings\":1,\"movies\":1");
        assertThat(exported(store, "ndjson")).containsExactly(ANN_7, ADDED_5, DELETED_7);
    }

    /** Whoever has read up to one of them must not miss the next. */
    @Test
    void eachMovieThatIsRestoredTakesTheNextRevision() throws IOException, SQLException {
        String store = newStore();
        restore(file(ADDED_5), store);
        restore(file(ADDED_5, DELETED_7), store);
        try (Connection connection = Store.at(store, Map.of()).database().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT movie_id, added_movie.revision, newest FROM added_movie, revision"
                                + " WHERE table_name = 'added_movie' ORDER BY added_movie.revision")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getInt(1) + " " + rows.getLong(2) + " " + rows.getLong(3));
            }
            assertThat(found).containsExactly("5 1 3", "7 3 3");
        }
    }

    @Test
    void exportsAStoreOfAnEarlierVersionWithoutMovies() throws IOException, SQLException {
        String store = newStore();
        restore(file(ANN_7), store);
        try (Connection connection = Store.at(store, Map.of()).database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE added_movie");
        }
        assertThat(exported(store, "ndjson")).containsExactly(ANN_7);
    }

    @Test
    void namesTheLineWhereAFileIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(file(ANN_7, ANN_9, BOB_7));
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 12));
        Answer refused = restore(cut, newStore());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("cut.gz, line ");
    }
}
