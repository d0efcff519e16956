package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad rows: each is dropped, counted by cause and found again by its line number. */
class RejectedRowsIT {
    private static final String GOOD = "1,1,4.0,100";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void folder() {
        cli = new Cli(folder);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "2,1,NaN,5; rating is not a number",
                "2,1,inf,5; rating is not a number",
                "2,1,good,5; rating is not a number",
                "2,1,,5; rating is not a number",
                "2,1,5.5,5; rating is off the scale 0.5 to 5.0 in halves",
                "2,1,0,5; rating is off the scale 0.5 to 5.0 in halves",
                "2,1,-1,5; rating is off the scale 0.5 to 5.0 in halves",
                "2,1,3.7,5; rating is off the scale 0.5 to 5.0 in halves",
                "2,1,1e99,5; rating is off the scale 0.5 to 5.0 in halves",
                "2,one,3,5; movie id is not a positive integer",
                "2,1.0,3,5; movie id is not a positive integer",
                "2,0,3,5; movie id is not a positive integer",
                "2,-1,3,5; movie id is not a positive integer",
                "2,2147483648,3,5; movie id is not a positive integer",
                "2,99999999999999999999,3,5; movie id is not a positive integer",
                "2,3,3,5; movie is unknown to movies.csv",
                "',1,3,5'; user id is not 1 to 64 of A-Z a-z 0-9 . _ -",
                "a b,1,3,5; user id is not 1 to 64 of A-Z a-z 0-9 . _ -",
                "zoë,1,3,5; user id is not 1 to 64 of A-Z a-z 0-9 . _ -",
                "12345678901234567890123456789012345678901234567890123456789012345,1,3,5;"
                        + " user id is not 1 to 64 of A-Z a-z 0-9 . _ -",
                "2,1,3,yesterday; timestamp is not in seconds since 1970",
                "2,1,3,-1; timestamp is not in seconds since 1970",
                "2,1,3,NaN; timestamp is not in seconds since 1970",
                "2,1,3,1260759144000; timestamp is not in seconds since 1970",
                "2,1,3; not 4 columns",
                "2,1,3,5,6; not 4 columns",
                "2,\"1,3,5; not 4 columns",
                "2,\"1\"x,3,5; not 4 columns",
            })
    void dropsABadRating(String row, String cause) throws IOException {
        var answer = cli.ratings(GOOD, row, "3,2,1.5,7").importSource("--json", "--max-rejected", "50");

        assertThat(answer.err()).isNotEmpty();
        assertThat(answer.rejections()).containsExactly("ratings.csv: " + cause + ": 1 [3]");
        assertThat(cli.datasets().resolve(null).ratings().userIds()).containsExactly("1", "3");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "x,Alien (1979),Horror; movie id is not a positive integer",
                "3,,Horror; no title",
                "1,Toy Story again (1995),Comedy; movie id given before",
                "3,Alien (1979); not 3 columns",
                "3,Alien, The (1979),Horror; not 3 columns",
            })
    void dropsABadMovie(String row, String cause) throws IOException {
        cli.ratings(GOOD);
        cli.file("movies.csv", "movieId,title,genres", "1,Toy Story (1995),Comedy", row);

        var answer = cli.importSource("--json", "--max-rejected", "50");

        assertThat(answer.rejections()).containsExactly("movies.csv: " + cause + ": 1 [3]");
        assertThat(cli.datasets().resolve(null).movies()).extracting("title").containsExactly("Toy Story");
    }

    @Test
    void dropsWhatIsNotUtf8AndKeepsItsNeighbours() throws IOException {
        var movies = new ByteArrayOutputStream();
        movies.writeBytes("movieId,title,genres\n1,Amélie (2001),Comedy\n2,Am".getBytes(StandardCharsets.UTF_8));
        movies.writeBytes(new byte[] {(byte) 0xe9});
        movies.writeBytes("lie (2001),Comedy\n3,Léon (1994),Crime\n".getBytes(StandardCharsets.UTF_8));
        cli.ratings(GOOD).file("movies.csv", movies.toByteArray());

        var answer = cli.importSource("--json", "--max-rejected", "50");

        assertThat(answer.rejections()).containsExactly("movies.csv: invalid UTF-8: 1 [3]");
        assertThat(cli.datasets().resolve(null).movies()).extracting("title").containsExactly("Amélie", "Léon");
    }

    @Test
    void neverLetsABrokenQuoteTakeTheNextRows() throws IOException {
        var answer = cli.ratings(GOOD, "2,\"1,3,5", "3,1,3,5", "4,1,\"3,5", "5,1,3,\"5\"")
                .importSource("--json", "--max-rejected", "50");

        assertThat(answer.rejections()).containsExactly("ratings.csv: not 4 columns: 2 [3,5]");
        assertThat(cli.datasets().resolve(null).ratings().userIds()).containsExactly("1", "3", "5");
    }

    @Test
    void countsLinesThroughBlankOnes() throws IOException {
        var answer =
                cli.ratings(GOOD, "", "  ", "2,1,9,5", "", "3,1,9,5").importSource("--json", "--max-rejected", "90");

        assertThat(answer.rejections())
                .containsExactly("ratings.csv: rating is off the scale 0.5 to 5.0 in halves: 2 [5,7]");
    }

    @Test
    void showsTheFirstLinesOfManyRejections() throws IOException {
        String[] rows = new String[20];
        Arrays.fill(rows, "2,1,9,5");
        rows[0] = GOOD;

        var answer = cli.ratings(rows).importSource("--json", "--max-rejected", "99");

        assertThat(answer.rejections())
                .containsExactly("ratings.csv: rating is off the scale 0.5 to 5.0 in halves: 19 [3,4,5,6,7]");
        assertThat(answer.err()).contains("19 rows (lines 3, 4, 5, 6, 7, …)");
    }

    @Test
    void keepsTheLastOfDuplicateRatingsByTimeAndCountsTheOthers() throws IOException {
        var answer = cli.ratings("1,1,4.0,100", "1,1,2.0,300", "1,1,5.0,200", "1,2,1,7", "1,2,2,7")
                .importSource("--json", "--max-rejected", "0");

        assertThat(answer.json().at("/report/replaced/rows").asInt()).isEqualTo(3);
        assertThat(answer.json().at("/report/replaced/lines").toString()).isEqualTo("[2,4,5]");
        assertThat(answer.rejections()).isEmpty();
        assertThat(cli.datasets().resolve(null).ratings().values()).containsExactly(2, 2);
        assertThat(answer.err()).contains("rated again later by the same user: 3 rows (lines 2, 4, 5)");
    }

    @Test
    void refusesMoreRejectedRowsThanAllowedAndLeavesNothing() throws IOException {
        var answer = cli.ratings(GOOD, "2,1,9,5", "3,1,NaN,5").importSource("--max-rejected", "60");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err())
                .contains("ratings.csv: 2 of 3 rows (66.7 %) are rejected, more than --max-rejected 60.0 allows")
                .contains("rating is not a number: 1 row (line 4)")
                .doesNotContain("\tat ");
        assertThat(cli.left()).isEmpty();
    }

    @Test
    void allowsOnePercentByDefault() throws IOException {
        String[] rows = new String[101];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i + ",1,4.0,100";
        }
        rows[50] = "50,1,9,100";
        assertThat(cli.ratings(rows).importSource().exitCode()).isZero();

        rows[51] = "51,1,9,100";
        assertThat(cli.ratings(rows).importSource().exitCode()).isEqualTo(1);
    }

    @Test
    void refusesWhereNoValidRowIsLeft() throws IOException {
        var answer = cli.ratings("2,1,9,5").importSource("--max-rejected", "100");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("ratings.csv: no valid row: rating is off the scale");
        assertThat(cli.left()).isEmpty();
    }

    @Test
    void countsBadLinksAndTags() throws IOException {
        cli.ratings(GOOD);
        cli.file("links.csv", "movieId,imdbId,tmdbId", "1,0114709,862", "2,tt0113277,", "3,x,1", "4,5,y", "2,1,1");
        cli.file("tags.csv", "userId,movieId,tag,timestamp", "1,1,,5", "1,9,a,5", "1,2,b,5");

        var answer = cli.importSource("--json", "--max-rejected", "70");

        assertThat(answer.rejections())
                .containsExactly(
                        "links.csv: imdb id is not a positive integer: 1 [4]",
                        "links.csv: movie id given before: 1 [6]",
                        "links.csv: tmdb id is not a positive integer: 1 [5]",
                        "tags.csv: movie is unknown to movies.csv: 1 [3]",
                        "tags.csv: no tag: 1 [2]");
        assertThat(cli.datasets().resolve(null).movies())
                .extracting("imdbId")
                .containsExactly("tt0114709", "tt0113277");
    }
}
