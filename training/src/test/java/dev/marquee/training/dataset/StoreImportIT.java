package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Details;
import dev.marquee.core.catalog.Movie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(answer.err()).contains("no rating is left: every movie that was rated is deleted in the store");
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
