package dev.marquee.training.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link SyntheticFiles}: MovieLens's schema and shape. */
class SyntheticFilesTest {
    private static final Shape SHAPE = new Shape(500, 2_000, 50_000, 7);
    private static final Pattern MOVIE =
            Pattern.compile("(\\d+),(\"[A-Za-z ]+, The \\((\\d{4})\\)\"|[A-Za-z ]+ \\((\\d{4})\\)),(.+)");

    @TempDir
    private static Path folder;

    private static List<String[]> ratings;
    private static List<String> movies;

    @BeforeAll
    static void write() throws IOException {
        write(SHAPE, "one");
        ratings = lines("one", "ratings.csv").stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
        movies = lines("one", "movies.csv");
    }

    private static void write(Shape shape, String name) throws IOException {
        try (Target target = new Target(folder.resolve(name))) {
            new SyntheticFiles(shape).write(target, () -> {});
            target.publish();
        }
    }

    private static List<String> lines(String name, String file) throws IOException {
        return Files.readAllLines(folder.resolve(name).resolve(file));
    }

    /** How many ratings each value of a column has, fewest first. */
    private static int[] counts(int column) {
        Map<String, Integer> counts = new HashMap<>();
        ratings.forEach(rating -> counts.merge(rating[column], 1, Integer::sum));
        return counts.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static double shareOfTop(int[] ascending, int all, double share) {
        int top = (int) (all * share);
        return Arrays.stream(ascending, ascending.length - top, ascending.length)
                        .sum()
                / (double) Arrays.stream(ascending).sum();
    }

    @Test
    void theColumnsAreMovieLens() throws IOException {
        assertThat(lines("one", "ratings.csv").getFirst()).isEqualTo("userId,movieId,rating,timestamp");
        assertThat(movies.getFirst()).isEqualTo("movieId,title,genres");
        assertThat(movies.stream().skip(1)).allMatch(line -> MOVIE.matcher(line).matches());
        assertThat(movies.stream()).anyMatch(line -> line.endsWith(",(no genres listed)"));
        assertThat(lines("one", "links.csv")).hasSize(2_001).startsWith("movieId,imdbId,tmdbId", "1,0010000,100");
        assertThat(ratings).allMatch(rating -> rating[2].matches("[0-5]\\.[05]"));
    }

    @Test
    void thereAreAsManyAsWasAskedForAndNobodyRatesAMovieTwice() {
        Set<String> pairs = new HashSet<>();
        ratings.forEach(rating -> pairs.add(rating[0] + "," + rating[1]));

        assertThat(ratings).hasSize(50_000);
        assertThat(pairs).hasSize(50_000);
        assertThat(counts(0)).hasSize(500);
        assertThat(movies).hasSize(2_001);
    }

    @Test
    void activityAndPopularityAreHeavyTailed() {
        int[] users = counts(0);
        int[] rated = counts(1);

        assertThat(users[0]).isBetween(20, 21);
        assertThat(users[250]).as("median where the mean is 100").isBetween(40, 65);
        assertThat(users[499]).as("most active").isGreaterThan(500).isLessThanOrEqualTo(1_000);
        assertThat(shareOfTop(rated, 2_000, 0.01)).as("top 1 % of movies").isBetween(0.1, 0.3);
        assertThat(shareOfTop(rated, 2_000, 0.1)).as("top 10 % of movies").isBetween(0.4, 0.7);
        assertThat(rated[rated.length / 2]).as("median where the mean is 25").isLessThan(20);
    }

    @Test
    void nobodyRatesAFilmBeforeItsReleaseAndEverybodyRatesInOrderOfTime() {
        Map<String, Integer> years = new HashMap<>();
        movies.stream().skip(1).forEach(line -> {
            Matcher matcher = MOVIE.matcher(line);
            assertThat(matcher.matches()).isTrue();
            String year = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
            years.put(matcher.group(1), Integer.valueOf(year));
        });
        String[] before = {"", "", "", "0"};
        Set<Integer> ratedIn = new HashSet<>();
        for (String[] rating : ratings) {
            long time = Long.parseLong(rating[3]);
            int year = Instant.ofEpochSecond(time).atOffset(ZoneOffset.UTC).getYear();
            ratedIn.add(year);
            assertThat(year).isGreaterThanOrEqualTo(years.get(rating[1]));
            assertThat(rating[0].equals(before[0]) && time < Long.parseLong(before[3]))
                    .isFalse();
            before = rating;
        }
        assertThat(ratedIn).hasSizeGreaterThan(15).allMatch(year -> year >= 1996 && year <= 2020);
    }

    @Test
    void theSameSeedGivesTheSameFilesAndAnotherOthers() throws IOException {
        Shape small = new Shape(40, 200, 1_500, 7);
        write(small, "first");
        write(small, "again");
        write(new Shape(40, 200, 1_500, 8), "other");

        for (String file : List.of("movies.csv", "links.csv", "ratings.csv")) {
            assertThat(lines("again", file)).isEqualTo(lines("first", file));
        }
        assertThat(lines("other", "ratings.csv")).isNotEqualTo(lines("first", "ratings.csv"));
    }

    @Test
    void anArchiveHasTheSameBytesWheneverItIsWritten() throws IOException {
        Shape small = new Shape(40, 200, 1_500, 7);
        Files.createDirectories(folder.resolve("later"));
        write(small, "data.zip");
        write(small, "later/data.zip");

        assertThat(folder.resolve("later/data.zip")).hasSameBinaryContentAs(folder.resolve("data.zip"));
        try (ZipFile zip = new ZipFile(folder.resolve("data.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly("data/movies.csv", "data/links.csv", "data/ratings.csv");
            assertThat(zip.stream().map(ZipEntry::getTimeLocal)).allMatch(LocalDateTime.of(2020, 1, 1, 0, 0)::equals);
        }
    }
}
