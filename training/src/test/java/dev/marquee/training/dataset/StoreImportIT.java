package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.core.catalog.Details;
import dev.marquee.core.catalog.Movie;
import dev.marquee.training.duckdb.DuckDb;
import dev.marquee.training.store.StoredErasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

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
        String lines = export(
                line("ann", 1, 3, 1_500),
                line("bob", 2, 4, 2_500),
                movie(2, "\"deleted\""),
                movie(
                        5,
                        "{\"title\":\"Émilie\",\"year\":2026,\"genres\":[\"Drama\"],\"tmdb\":{\"id\":12,\"popularity\":1.5}}"));
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
        assertThat(ratings().userIds()).containsExactly("10", "ann");
        assertThat(cli.datasets().resolve(null).movies()).extracting("movieId").containsExactly(1, 5);
    }

    private static String movie(int movieId, String movie) {
        return "{\"movieId\":%d,\"movie\":%s}\n".formatted(movieId, movie);
    }

    @Test
    void addsReplacesAndLeavesOutTheMoviesOfTheService() throws IOException {
        cli.file("links.csv", "movieId,imdbId,tmdbId", "1,0114709,862", "2,0113277,949");
        cli.file("tags.csv", "userId,movieId,tag,timestamp", "10,1,toys,100", "10,2,heist,100");
        cli.file("details.ndjson", "{\"id\":862,\"runtime\":81}");
        String store = export(
                line("ann", 900, 4.5, 200_000),
                line("ann", 2, 1, 200_000),
                line("ann", 1, 3, 200_000),
                movie(
                        1,
                        "{\"title\":\"Toy Story,"
                                + " restored\",\"year\":2026,\"genres\":[\"Comedy\"],\"imdbId\":null,\"tmdbId\":null,\"tmdb\":null}"),
                movie(2, "\"deleted\""),
                movie(77, "\"deleted\""),
                movie(
                        900,
                        "{\"title\":\"Émilie\",\"year\":null,\"genres\":[],\"imdbId\":\"tt0000900\",\"tmdbId\":12,\"tmdb\":{\"id\":12,\"keywords\":{\"keywords\":[{\"name\":\"sea\"}]}}}"));

        var answer = cli.importSource(
                "--store", store, "--tmdb", cli.source("details.ndjson").toString(), "--max-rejected", "0", "--json");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(cli.datasets().resolve(null).movies())
                .containsExactly(
                        new Movie(1, "Toy Story, restored", 2026, List.of("Comedy"), null, null, 2, 3.5, 2, null),
                        new Movie(
                                900,
                                "Émilie",
                                null,
                                List.of(),
                                "tt0000900",
                                12,
                                1,
                                4.5,
                                1,
                                new Details("{\"id\":12,\"keywords\":{\"keywords\":[{\"name\":\"sea\"}]}}")));
        assertThat(ratings().userIds()).containsExactly("10", "ann");
        assertThat(ratings().movieIds()).containsExactly(1, 1, 900);
        assertThat(answer.json().at("/report/notes").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "Of the 2 valid ratings of the store 2 are newer than the archive's or not in it",
                        "Of the store's movies 1 are added, 1 replace those of the archive, 2 are left out with 2"
                                + " ratings");
    }

    @Test
    void rejectsMoviesWithTheirLines() throws IOException {
        String titled = "{\"title\":\"A\",\"genres\":[\"Drama\"]}";
        String store = export(
                movie(5, titled),
                movie(5, titled),
                movie(6, "{\"year\":1999}"),
                movie(0, titled),
                movie(7, "\"gone\""));

        var answer = cli.importSource("--store", store, "--max-rejected", "90", "--json");

        assertThat(answer.rejections())
                .containsExactlyInAnyOrder(
                        "ratings.ndjson: movie is neither \"deleted\" nor has a title: 2 [3,5]",
                        "ratings.ndjson: movie id given before: 1 [2]",
                        "ratings.ndjson: movie id is not a positive integer: 1 [4]");
        assertThat(cli.datasets().resolve(null).movies()).extracting("movieId").containsExactly(1, 2, 5);
        assertThat(cli.importSource("--store", store).err()).contains("more than --max-rejected 1.0 allows");
    }

    @Test
    void refusesWhatLeavesNoRating() throws IOException {
        var answer = cli.importSource("--store", export(movie(1, "\"deleted\""), movie(2, "\"deleted\"")));
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("no rating is left: each is of a movie that is deleted");
    }

    private String store(String... lines) throws IOException {
        String store = folder.resolve("store").toString();
        assertThat(cli.run("restore", export(lines), "--database", store).exitCode())
                .isZero();
        return store;
    }

    @Test
    void holdsNothingOfSomebodyWhomTheStoreHasErasedNeitherFromTheArchive() throws Exception {
        cli.ratings("10,1,4.0,200", "10,2,5,100", "11,1,3,100")
                .file("tags.csv", "userId,movieId,tag,timestamp", "10,1,fun,150", "11,1,dull,150");
        String store = store(line("10", 1, 0.5, 300_000), line("ann", 2, 4, 300_000));
        String before = cli.importSource("--store", store, "--json")
                .json()
                .path("dataset")
                .asString();
        StoredErasures.erase(store, "10", 1_000_000);

        var answer = cli.importSource("--store", store, "--json");

        assertThat(ratings().userIds()).containsExactly("11", "ann");
        assertThat(answer.json().path("dataset").asString()).isNotEqualTo(before);
        assertThat(answer.json().at("/report/notes").toString())
                .contains("3 rows were left out, of people who were erased from the store");
        assertThat(answer.json().at("/report/rejected")).isEmpty();
        Path folder = Path.of(answer.json().path("folder").asString());
        try (DuckDb database = DuckDb.inMemory()) {
            assertThat(database.query(
                            "SELECT userId FROM read_parquet(%s)"
                                    .formatted(DuckDb.literal(folder.resolve(Dataset.TAGS))),
                            row -> row.getString(1)))
                    .containsExactly("11");
        }
    }

    @Test
    void countsARejectedRowOfSomebodyErasedOnce() throws Exception {
        cli.ratings("10,1,4.0,200", "10,2,9,100", "11,1,3,100");
        String store = store(line("ann", 2, 4, 300_000));
        StoredErasures.erase(store, "10", 1_000_000);

        var answer = cli.importSource("--store", store, "--max-rejected", "50", "--json");

        assertThat(answer.rejections())
                .containsExactly("ratings.csv: rating is off the scale 0.5 to 5.0 in halves: 1 [3]");
        assertThat(answer.json().at("/report/notes").toString())
                .contains("1 rows were left out, of people who were erased from the store");
    }

    @Test
    void holdsWhatAnErasedUserRatedLaterUnderTheSameName() throws Exception {
        String store = store(line("10", 1, 0.5, 5_000_000));
        StoredErasures.erase(store, "nobody", 0);
        StoredErasures.erase(store, "10", 1_000_000);
        cli.run("restore", export(line("10", 1, 0.5, 5_000_000)), "--database", store);

        cli.importSource("--store", store);

        assertThat(ratings().userIds()).containsExactly("10");
        assertThat(ratings().values()).containsExactly(0.5f);
    }

    @Test
    void asksTheStoreOfTheHomeWhoWasErasedAlsoWithoutItsRatings() throws Exception {
        cli.ratings("10,1,4.0,200", "11,1,3,100");
        String home = cli.datasets().folder().resolveSibling("store").toString();
        cli.run("restore", export(line("10", 1, 0.5, 300_000)), "--database", home);
        String export = export(line("10", 2, 0.5, 300_000), line("12", 2, 0.5, 300_000));
        StoredErasures.erase(home, "10", 1_000_000);

        cli.importSource();
        assertThat(ratings().userIds()).containsExactly("11");
        cli.importSource("--store", export);
        assertThat(ratings().userIds()).containsExactly("11", "12");
    }

    @Test
    void saysThatNobodyIsLeft() throws Exception {
        String store = store(line("10", 1, 0.5, 300_000));
        StoredErasures.erase(store, "10", 1_000_000);
        var answer = cli.importSource("--store", store);
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("or of somebody who was erased from it");
    }

    @Test
    void dataSetsOfAStoreExpireAndThoseOfAnArchiveDoNot() throws Exception {
        String archive = cli.importSource("--json").json().path("dataset").asString();
        String store = store(line("ann", 2, 4, 300_000));
        String old = cli.importSource("--store", store, "--json")
                .json()
                .path("dataset")
                .asString();
        assertThat(cli.run("datasets").out())
                .contains("* " + old, "of the store, expires", "  " + archive, "of an archive");
        Path takenAt = cli.datasets().folderOf(old).resolve("taken-at");
        age(takenAt, 29);
        assertThat(ratings().size()).isEqualTo(3);

        age(takenAt, 31);
        assertThatThrownBy(this::ratings)
                .hasMessageContaining("may be used for 30 days")
                .hasMessageContaining("import again");
        var answer = cli.run("datasets", "--json");

        assertThat(answer.json().path("deleted").toString()).isEqualTo("[\"%s\"]".formatted(old));
        assertThat(answer.json().at("/datasets/0/id").asString()).isEqualTo(archive);
        assertThat(answer.json().path("datasets")).hasSize(1);
        assertThat(cli.left()).containsExactly(archive);
        assertThatThrownBy(this::ratings).hasMessageContaining("no data set yet");
    }

    private static void age(Path takenAt, int days) throws IOException {
        Files.writeString(takenAt, Instant.now().minus(Duration.ofDays(days)).toString());
    }

    @Test
    void theNextImportDeletesExpiredDataSetsOrMakesThemNewAgain() throws Exception {
        String store = store(line("ann", 2, 4, 300_000));
        String old = cli.importSource("--store", store, "--json")
                .json()
                .path("dataset")
                .asString();
        Path takenAt = cli.datasets().folderOf(old).resolve("taken-at");
        age(takenAt, 20);
        assertThat(cli.importSource("--store", store, "--json")
                        .json()
                        .path("reused")
                        .asBoolean())
                .isTrue();
        assertThat(Duration.between(Instant.parse(Files.readString(takenAt).strip()), Instant.now()))
                .isLessThan(Duration.ofDays(1));

        age(takenAt, 40);
        assertThat(cli.importSource().err()).contains("data set %s has expired and was deleted".formatted(old));
        assertThat(cli.left()).hasSize(2).doesNotContain(old);
    }

    @Test
    void aDataSetOfAnOldExportIsAsOldAsTheExport() throws Exception {
        Path export = Path.of(export(line("ann", 2, 4, 300_000)));
        Files.setLastModifiedTime(export, FileTime.from(Instant.now().minus(Duration.ofDays(20))));
        cli.importSource("--store", export.toString());
        assertThat(cli.run("datasets").out()).containsPattern("\\* \\S+ +20 days old");
        Files.setLastModifiedTime(export, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        assertThat(cli.importSource("--store", export.toString()).err()).contains("may be used for 30 days");
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
