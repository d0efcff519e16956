package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layouts of ML-100K, ML-1M and ML-10M. */
class OlderLayoutIT {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void folder() {
        cli = new Cli(folder);
    }

    @Test
    void readsMl100k() throws IOException {
        cli.file("ml-100k/u.data", "196\t1\t3\t881250949", "186\t2\t5\t891717742", "22\t267\t1\t878887116");
        cli.file(
                "ml-100k/u.item",
                StandardCharsets.ISO_8859_1,
                "1|Toy Story (1995)|01-Jan-1995||http://us.imdb.com/M/title-exact?Toy%20Story%20(1995)|0|0|0|1|1|1|0|0|0|0|0|0|0|0|0|0|0|0|0",
                "2|Cité des enfants perdus, La (1995)|01-Jan-1996||http://us.imdb.com/M/title-exact?x|0|0|1|0|0|0|0|0|0|0|0|0|0|0|0|1|0|0|0",
                "3|Land Before Time III (1995) (V)|01-Jan-1995||http://us.imdb.com/x|0|0|0|1|1|0|0|0|0|0|0|0|0|0|0|0|0|0|0",
                "4|Undated|12-Mar-1943||http://us.imdb.com/x|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|1",
                "267|unknown||||1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0");

        assertThat(cli.importSource("--json").rejections()).isEmpty();

        Dataset dataset = cli.datasets().resolve(null);
        var movies = dataset.movies();
        assertThat(movies)
                .extracting("title")
                .containsExactly(
                        "Toy Story", "Cité des enfants perdus, La", "Land Before Time III", "Undated", "unknown");
        assertThat(movies).extracting("year").containsExactly(1995, 1995, 1995, 1943, null);
        assertThat(movies)
                .extracting("genres")
                .containsExactly(
                        List.of("Animation", "Children's", "Comedy"),
                        List.of("Adventure", "Sci-Fi"),
                        List.of("Animation", "Children's"),
                        List.of("Western"),
                        List.of());
        assertThat(dataset.ratings().userIds()).containsExactly("22", "186", "196");
        assertThat(dataset.ratings().values()).containsExactly(1, 5, 3);
    }

    @Test
    void readsMl1m() throws IOException {
        cli.file("ratings.dat", "1::1193::5::978300760", "2::73::3::978302109");
        cli.file(
                "movies.dat",
                StandardCharsets.ISO_8859_1,
                "73::Misérables, Les (1995)::Drama|Musical",
                "1193::One Flew Over the Cuckoo's Nest (1975)::Drama");

        assertThat(cli.importSource("--json").rejections()).isEmpty();

        Dataset dataset = cli.datasets().resolve(null);
        assertThat(dataset.movies())
                .extracting("title")
                .containsExactly("Misérables, Les", "One Flew Over the Cuckoo's Nest");
        assertThat(dataset.movies().getFirst().genres()).containsExactly("Drama", "Musical");
        assertThat(dataset.ratings().movieIds()).containsExactly(1193, 73);
    }

    @Test
    void readsMl10mWithHalvesTagsAndUtf8() throws IOException {
        cli.file("ratings.dat", "1::122::4.5::838985046");
        cli.file("movies.dat", "122::Amélie (2001)::(no genres listed)");
        cli.file("tags.dat", "15::122::excellent!::1215184630");

        assertThat(cli.importSource("--json").rejections()).isEmpty();

        Dataset dataset = cli.datasets().resolve(null);
        assertThat(dataset.movies()).extracting("title").containsExactly("Amélie");
        assertThat(dataset.movies().getFirst().genres()).isEmpty();
        assertThat(dataset.ratings().values()).containsExactly(4.5f);
    }

    @Test
    void takesLinksOfTodayWithAnOlderLayout() throws IOException {
        cli.file("ratings.dat", "1::1::5::978300760").file("movies.dat", "1::Toy Story (1995)::Comedy");
        cli.file("my-links.csv", "movieId,imdbId,tmdbId", "1,0114709,862");

        assertThat(cli.importSource("--links", cli.source("my-links.csv").toString())
                        .exitCode())
                .isZero();

        assertThat(cli.datasets().resolve(null).movies()).extracting("tmdbId").containsExactly(862);
    }

    @Test
    void rejectsBadRowsWithTheirLines() throws IOException {
        cli.file("u.data", "1\t1\t3\t881250949", "1\t1\t3", "x\t1\t6\t881250949");
        cli.file("u.item", "1|Toy Story (1995)|01-Jan-1995||http://x|0|0|0|1|1|1|0|0|0|0|0|0|0|0|0|0|0|0|0");

        assertThat(cli.importSource("--json", "--max-rejected", "70").rejections())
                .containsExactly(
                        "u.data: not 4 columns: 1 [2]", "u.data: rating is off the scale 0.5 to 5.0 in halves: 1 [3]");
    }
}
