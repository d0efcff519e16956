package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.duckdb.DuckDb;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code import} makes of good data. */
class ImportCommandIT {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void ratings() throws IOException {
        cli = new Cli(folder).ratings("10,1,4.0,200", "9,2,0.5,300", "10,2,5,100", "anna,1,3.5,100");
    }

    @Test
    void readsRatingsByUserInNaturalOrderThenTime() {
        assertThat(cli.importSource().exitCode()).isZero();

        Ratings ratings = cli.datasets().resolve(null).ratings();
        assertThat(ratings.userIds()).containsExactly("9", "10", "anna");
        assertThat(ratings.users()).containsExactly(0, 1, 1, 2);
        assertThat(ratings.movieIds()).containsExactly(2, 2, 1, 1);
        assertThat(ratings.values()).containsExactly(0.5f, 5, 4, 3.5f);
        assertThat(ratings.timestamps()).containsExactly(300, 100, 200, 100);
    }

    @Test
    void readsMoviesWithTitleYearAndGenresApart() {
        cli.importSource();

        var movies = cli.datasets().resolve(null).movies();
        assertThat(movies).extracting("movieId").containsExactly(1, 2);
        assertThat(movies).extracting("title").containsExactly("Toy Story", "Heat");
        assertThat(movies).extracting("year").containsExactly(1995, 1995);
        assertThat(movies.getFirst().genres()).containsExactly("Animation", "Comedy");
        assertThat(movies).extracting("ratings").containsExactly(2, 2);
    }

    @Test
    void weighsRatingsByAgeForPopularity() throws IOException {
        long twoYears = 730L * 86_400;
        cli.ratings("1,1,4,0", "2,1,4," + twoYears, "3,2,4," + 2 * twoYears).importSource();

        var movies = cli.datasets().resolve(null).movies();
        assertThat(movies.getFirst().popularity()).isEqualTo(0.25 + 0.5);
        assertThat(movies.getLast().popularity()).isEqualTo(1);
    }

    @Test
    void writesTheSeedOfHistoriesOldestFirst() throws IOException {
        cli.importSource();

        Path histories = cli.datasets().resolve(null).histories();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(histories)), StandardCharsets.UTF_8))) {
            assertThat(lines.lines())
                    .containsExactly(
                            "{\"userId\":\"9\",\"ratings\":[{\"movieId\":2,\"rating\":0.5,\"ratedAt\":300}]}",
                            "{\"userId\":\"10\",\"ratings\":[{\"movieId\":2,\"rating\":5.0,\"ratedAt\":100},{\"movieId\":1,\"rating\":4.0,\"ratedAt\":200}]}",
                            "{\"userId\":\"anna\",\"ratings\":[{\"movieId\":1,\"rating\":3.5,\"ratedAt\":100}]}");
        }
    }

    @Test
    void printsTheReportForPeopleAndProgressBeside() {
        var answer = cli.importSource();

        assertThat(answer.out()).contains("users               3", "A personal model is not viable", "Written to ");
        assertThat(answer.err()).contains("checking and joining").doesNotContain("users  ");
    }

    @Test
    void printsOneJsonObjectForPrograms() {
        var answer = cli.importSource("--json");

        assertThat(answer.json().get("dataset").asString())
                .startsWith("my-films-")
                .isEqualTo(cli.datasets().resolve(null).id());
        assertThat(answer.json().at("/report/ratings").asInt()).isEqualTo(4);
        assertThat(answer.json().at("/report/histogram").toString())
                .isEqualTo("{\"0.5\":1,\"3.5\":1,\"4.0\":1,\"5.0\":1}");
        assertThat(answer.json().at("/report/sparsity").asDouble()).isEqualTo(1 - 4 / 6.0);
        assertThat(answer.json().at("/report/firstRating").asString()).isEqualTo("1970-01-01T00:01:40Z");
        assertThat(answer.err()).contains("A personal model is not viable");
    }

    @Test
    void givesTheSameIdForTheSameInputAndReusesIt() throws IOException {
        String first = cli.importSource("--json").json().get("dataset").asString();

        var again = cli.importSource("--json");

        assertThat(again.json().get("dataset").asString()).isEqualTo(first);
        assertThat(again.json().get("reused").asBoolean()).isTrue();
        assertThat(again.err()).contains("Imported before");
        assertThat(cli.left()).containsExactly("current", first);
    }

    @Test
    void givesAnotherIdForOtherInputOrOptions() throws IOException {
        String first = cli.importSource("--json").json().get("dataset").asString();
        String stricter = cli.importSource("--json", "--max-rejected", "0")
                .json()
                .get("dataset")
                .asString();
        String more = cli.ratings("1,1,4.0,200")
                .importSource("--json")
                .json()
                .get("dataset")
                .asString();

        assertThat(Map.of(first, 1, stricter, 2, more, 3)).hasSize(3);
        assertThat(cli.datasets().resolve(null).id()).isEqualTo(more);
        assertThat(cli.datasets().resolve(first).ratings().size()).isEqualTo(4);
    }

    @Test
    void givesTheSameBytesInAnotherPlace(@TempDir Path other) throws IOException {
        cli.importSource();
        Cli elsewhere = new Cli(other).ratings("10,1,4.0,200", "9,2,0.5,300", "10,2,5,100", "anna,1,3.5,100");
        elsewhere.importSource();

        Path here = cli.datasets().folderOf(cli.datasets().resolve(null).id());
        Path there =
                elsewhere.datasets().folderOf(elsewhere.datasets().resolve(null).id());
        try (var files = Files.list(here)) {
            for (Path file : files.toList()) {
                assertThat(there.resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void readsColumnsInAnyOrderQuotedAndWithMore() throws IOException {
        cli.file(
                "movies.csv",
                "\ufeff\"genres\",title,studio,movieId",
                "Drama,\"Good, Bad (1966)\",\"\"\"A\"\" Inc\",7");
        cli.file("ratings.csv", "timestamp,rating,movieId,userId\r", "5,4.5,7,ann\r", "", "6,4.5,7,bob");

        var answer = cli.importSource("--json");

        assertThat(answer.rejections()).isEmpty();
        assertThat(cli.datasets().resolve(null).movies().getFirst().title()).isEqualTo("Good, Bad");
        assertThat(cli.datasets().resolve(null).ratings().userIds()).containsExactly("ann", "bob");
    }

    @Test
    void keepsTagsWhereTheyAre() throws IOException {
        cli.file("tags.csv", "userId,movieId,tag,timestamp", "10,1,\"toys, alive\",100", "10,2,heist,7");

        assertThat(cli.importSource("--json").json().at("/report/rejected").isEmpty())
                .isTrue();

        Path tags = cli.datasets().folderOf(cli.datasets().resolve(null).id()).resolve(Dataset.TAGS);
        try (DuckDb database = DuckDb.inMemory()) {
            assertThat(database.query(
                            "SELECT tag FROM read_parquet(%s)".formatted(DuckDb.literal(tags)),
                            row -> row.getString(1)))
                    .containsExactly("toys, alive", "heist");
        }
    }

    @Test
    void explainsItselfWithExamples() {
        var answer = cli.run("import", "--help");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("--max-rejected", "Examples:", "marquee import ml-latest-small.zip");
    }

    @Test
    void callsWrongUsageWrongUsage() {
        assertThat(cli.run("import").exitCode()).isEqualTo(2);
        assertThat(cli.importSource("--max-rejected", "101").exitCode()).isEqualTo(2);
        assertThat(cli.importSource("--max-rejected", "NaN").err()).contains("percentage from 0 to 100");
        assertThat(cli.importSource("--nonsense").exitCode()).isEqualTo(2);
    }
}
