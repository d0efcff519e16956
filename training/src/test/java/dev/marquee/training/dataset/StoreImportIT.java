package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code import --store} adds to an archive. */
class StoreImportIT {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void archive() throws IOException {
        cli = new Cli(folder).ratings("10,1,4.0,200", "10,2,5,100");
    }

    private static String line(String user, int movieId, double rating, long millis) {
        return "{\"userId\":\"%s\",\"movieId\":%d,\"rating\":%s,\"ratedAtMillis\":%d}\n"
                .formatted(user, movieId, rating, millis);
    }

    private String export(String... lines) throws IOException {
        return Files.writeString(folder.resolve("ratings.ndjson"), String.join("", lines))
                .toString();
    }

    private Ratings ratings() {
        return cli.datasets().resolve(null).ratings();
    }

    @Test
    void mergesTheRatingsOfTheServiceTheNewerOfTwoCounts() throws IOException {
        String store = export(
                line("10", 1, 0.5, 300_999), // newer than the archive's
                line("10", 2, 0.5, 99_000), // older
                line("carl.k", 2, 3.5, 1_769_890_500_123L));

        var answer = cli.importSource("--store", store, "--json");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(ratings().userIds()).containsExactly("10", "carl.k");
        assertThat(ratings().movieIds()).containsExactly(2, 1, 2);
        assertThat(ratings().values()).containsExactly(5, 0.5f, 3.5f);
        assertThat(ratings().timestamps()).containsExactly(100, 300, 1_769_890_500);
        assertThat(answer.json().at("/report/notes/0").asString())
                .isEqualTo("Of the 3 valid ratings of the store 2 are newer than the archive's or not in it");
    }

    @Test
    void changesNothingWhereTheStoreHoldsWhatTheArchiveSeededItWith() throws IOException {
        cli.importSource();
        Ratings before = ratings();

        var answer =
                cli.importSource("--store", export(line("10", 1, 4, 200_000), line("10", 2, 5, 100_000)), "--json");

        assertThat(ratings().values()).isEqualTo(before.values());
        assertThat(ratings().timestamps()).isEqualTo(before.timestamps());
        assertThat(answer.json().at("/report/replaced").isNull()).isTrue();
    }

    @Test
    void rejectsRowsWithTheirLines() throws IOException {
        String store = export(
                line("ann", 1, 3, 1_000),
                line("ann", 99, 3, 1_000),
                "{\n",
                line("ann", 2, 3.7, 1_000),
                line("ann", 2, 3, -5));

        var answer = cli.importSource("--store", store, "--max-rejected", "90", "--json");

        assertThat(answer.rejections())
                .containsExactlyInAnyOrder(
                        "ratings.ndjson: movie is unknown to movies.csv: 1 [2]",
                        "ratings.ndjson: not JSON: 1 [3]",
                        "ratings.ndjson: rating is off the scale 0.5 to 5.0 in halves: 1 [4]",
                        "ratings.ndjson: timestamp is not in seconds since 1970: 1 [5]");
        assertThat(ratings().userIds()).containsExactly("10", "ann");
        assertThat(cli.importSource("--store", store).err()).contains("more than --max-rejected 1.0 allows");
    }

    @Test
    void readsAStoreAsItReadsItsExport() throws IOException {
        String lines = export(line("ann", 1, 3, 1_500), line("bob", 2, 4, 2_500));
        String store = folder.resolve("store").toString();
        assertThat(cli.run("restore", lines, "--database", store).exitCode()).isZero();
        Path parquet = folder.resolve("ratings.parquet");
        cli.run("export", "--database", store, "--format", "parquet", "--out", parquet.toString());

        var fromExport = cli.importSource("--store", lines, "--json");
        var fromStore = cli.importSource("--store", store, "--json");
        var fromParquet = cli.importSource("--store", parquet.toString(), "--json");

        assertThat(fromStore.json().path("dataset")).isEqualTo(fromExport.json().path("dataset"));
        assertThat(fromParquet.json().path("dataset"))
                .isEqualTo(fromExport.json().path("dataset"));
        assertThat(fromParquet.json().path("reused").asBoolean()).isTrue();
        assertThat(ratings().userIds()).containsExactly("10", "ann", "bob");
    }

    @Test
    void takesAnEmptyStoreForNothing() throws IOException {
        assertThat(cli.importSource("--store", export()).exitCode()).isZero();
        assertThat(ratings().size()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoStore() {
        var answer = cli.importSource("--store", folder.resolve("nowhere").toString());
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("nowhere is neither an export nor the folder of a store");
    }
}
