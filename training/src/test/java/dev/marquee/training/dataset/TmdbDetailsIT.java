package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Movie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** TMDB's details, joined to the movies by the links. */
class TmdbDetailsIT {
    private static final String TOY_STORY =
            "{\"id\":862,\"title\":\"Toy Story\",\"runtime\":81,\"budget\":0,\"tagline\":\"\","
                    + "\"mood\":{\"warm\":[1,2]},\"keywords\":{\"keywords\":[{\"id\":1,\"name\":\"toy\"}]},"
                    + "\"credits\":{\"cast\":[],\"crew\":[{\"name\":\"John Lasseter\",\"job\":\"Director\"}]}}";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void ratings() throws IOException {
        cli = new Cli(folder).ratings("1,1,4,100", "2,1,5,100", "3,1,5,100", "3,2,2,100");
        cli.file("links.csv", "movieId,imdbId,tmdbId", "1,0114709,862", "2,0113277,949");
    }

    @Test
    void keepsEveryField() throws IOException {
        importDetails(TOY_STORY, "{\"id\":1,\"title\":\"not ours\"}");

        var movies = cli.datasets().resolve(null).movies();
        assertThat(movies.getFirst().tmdb().tree()).isEqualTo(Json.MAPPER.readTree(TOY_STORY));
        assertThat(movies.getLast().tmdb()).isNull();
    }

    @Test
    void givesTheSameDataSetForPlainAndGzip() throws IOException {
        String plain = importDetails(TOY_STORY).json().get("dataset").asString();

        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write((TOY_STORY + "\n").getBytes(StandardCharsets.UTF_8));
        }
        cli.file("details.ndjson", packed.toByteArray());
        var again = importFile();

        assertThat(again.json().get("dataset").asString()).isEqualTo(plain);
        assertThat(again.json().get("reused").asBoolean()).isTrue();
    }

    @Test
    void reportsTheCoverageOfEachField() throws IOException {
        var answer = importDetails(
                TOY_STORY, "{\"id\":949,\"runtime\":170,\"credits\":{\"cast\":[{\"name\":\"Al Pacino\"}]}}");

        assertThat(coverage(answer))
                .containsExactly(
                        "year 1.0 1.0",
                        "genres 1.0 1.0",
                        "imdbId 1.0 1.0",
                        "tmdbId 1.0 1.0",
                        "tmdb 1.0 1.0",
                        "tmdb.runtime 1.0 1.0",
                        "tmdb.director 0.5 0.75",
                        "tmdb.keywords 0.5 0.75",
                        "tmdb.mood 0.5 0.75",
                        "tmdb.title 0.5 0.75",
                        "tmdb.cast 0.5 0.25");
    }

    @Test
    void reportsCoverageZeroWithoutLinksAndGoesOn() throws IOException {
        Files.delete(cli.source("links.csv"));

        var answer = importDetails(TOY_STORY);

        assertThat(answer.exitCode()).isZero();
        assertThat(coverage(answer)).contains("tmdbId 0.0 0.0", "tmdb 0.0 0.0");
        assertThat(answer.err()).contains("no movie has a tmdbId; name a links.csv with --links");
    }

    @Test
    void takesTheYearFromTheReleaseDateWhereTheTitleHasNone() throws IOException {
        cli.file("movies.csv", "movieId,title,genres", "1,Toy Story,Comedy", "2,Heat (1995),Crime");

        importDetails("{\"id\":862,\"release_date\":\"1996-01-01\"}", "{\"id\":949,\"release_date\":\"2001-01-01\"}");

        assertThat(cli.datasets().resolve(null).movies()).extracting("year").containsExactly(1996, 1995);
    }

    @Test
    void takesTheLastOfTwoDetailsOfOneMovie() throws IOException {
        importDetails("{\"id\":862,\"title\":\"old\"}", "{\"id\":862,\"title\":\"new\"}");

        Movie movie = cli.datasets().resolve(null).movies().getFirst();
        assertThat(movie.tmdb().tree()).isEqualTo(Json.MAPPER.readTree("{\"id\":862,\"title\":\"new\"}"));
    }

    @Test
    void rejectsWhatIsNotDetails() throws IOException {
        cli.file("details.ndjson", TOY_STORY, "{\"id\":", "{\"title\":\"x\"}", "", "[]", "{\"id\":\"x\"}");

        var answer = cli.importSource(
                "--json",
                "--max-rejected",
                "80",
                "--tmdb",
                cli.source("details.ndjson").toString());

        assertThat(answer.rejections())
                .containsExactly(
                        "details.ndjson: no positive integer as id: 3 [3,5,6]", "details.ndjson: not JSON: 1 [2]");
    }

    @Test
    void survivesDetailsOfAnotherShape() throws IOException {
        var answer = importDetails(
                "{\"id\":862,\"credits\":\"none\",\"keywords\":[1],\"release_date\":5}",
                "{\"id\":949,\"credits\":{\"crew\":7,\"cast\":[3]}}");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
    }

    private Cli.Answer importDetails(String... lines) throws IOException {
        cli.file("details.ndjson", lines);
        return importFile();
    }

    private Cli.Answer importFile() {
        return cli.importSource("--json", "--tmdb", cli.source("details.ndjson").toString());
    }

    private static ArrayList<String> coverage(Cli.Answer answer) {
        var coverage = new ArrayList<String>();
        for (JsonNode field : answer.json().at("/report/coverage")) {
            coverage.add("%s %s %s"
                    .formatted(
                            field.get("field").asString(),
                            field.get("movies").asDouble(),
                            field.get("ratings").asDouble()));
        }
        return coverage;
    }
}
