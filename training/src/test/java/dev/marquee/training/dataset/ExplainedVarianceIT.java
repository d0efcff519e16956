package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.training.duckdb.DuckDb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The share of variance against a plain computation of its definition, rating by rating. */
class ExplainedVarianceIT {
    private static final double SHRINKAGE = ExplainedVariance.SHRINKAGE;

    private final List<Rating> ratings = new ArrayList<>();
    private DuckDb database;

    /** One rating. */
    private record Rating(int user, int movie, double value) {}

    @BeforeEach
    void open() {
        database = DuckDb.inMemory();
        database.execute("CREATE TABLE rating (\"user\" INTEGER, movieId INTEGER, rating FLOAT)");
        database.execute("CREATE TABLE movie (movieId INTEGER, genres VARCHAR[], year INTEGER, tmdb VARCHAR)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void agreesWithTheDefinition() {
        var random = new Random(42);
        for (int user = 0; user < 40; user++) {
            for (int movie = 0; movie < 30; movie++) {
                if (random.nextInt(4) == 0) {
                    double taste = 2 + Math.sin(user) + 0.3 * Math.cos(movie) + 0.4 * random.nextGaussian();
                    taste += (movie % 3 == 0 ? 0.9 : 0) + 0.4 * (movie % 4) + (movie % 2 == 0 ? 0.6 : 0);
                    add(user, movie, Math.clamp(Math.round(2 * taste) / 2.0, 0.5, 5));
                }
            }
        }
        for (int movie = 0; movie < 30; movie++) {
            database.execute("INSERT INTO movie VALUES (%d, %s, %s, %s)"
                    .formatted(
                            movie, genres(movie).stream().map(DuckDb::literal).toList(), year(movie), tmdb(movie)));
        }

        var explained = ExplainedVariance.of(database);

        assertThat(explained.movie())
                .isCloseTo(byMovie(movie -> List.of(movie)), within(1e-6))
                .isPositive();
        assertThat(explained.genre())
                .isCloseTo(byMovie(ExplainedVarianceIT::genres), within(1e-6))
                .isPositive();
        assertThat(explained.year())
                .isCloseTo(byMovie(m -> year(m) == null ? List.of() : List.of(year(m))), within(1e-6))
                .isPositive();
        assertThat(explained.people())
                .isCloseTo(byMovie(ExplainedVarianceIT::people), within(1e-6))
                .isPositive();
        assertThat(explained.user())
                .isCloseTo(byUser(deviations()), within(1e-6))
                .isPositive();
        assertThat(explained.userAndMovie())
                .isCloseTo(byUser(leftBy(movie -> List.of(movie))), within(1e-6))
                .isGreaterThan(explained.user())
                .isGreaterThan(explained.movie());
    }

    @Test
    void findsNothingInNoise() {
        var random = new Random(7);
        for (int user = 0; user < 300; user++) {
            add(user, random.nextInt(200), (1 + random.nextInt(10)) / 2.0);
        }
        database.execute("INSERT INTO movie SELECT DISTINCT movieId, ['g' || movieId], movieId, NULL FROM rating");

        var explained = ExplainedVariance.of(database);

        assertThat(explained.movie()).isLessThan(0.05);
        assertThat(explained.user()).isZero();
        assertThat(explained.people()).isNull();
    }

    @Test
    void isZeroWhereAllRatingsAreEqual() {
        add(1, 1, 3);
        add(2, 1, 3);
        database.execute("INSERT INTO movie VALUES (1, [], NULL, NULL)");

        assertThat(ExplainedVariance.of(database)).isEqualTo(new ExplainedVariance(0, 0, 0, 0, 0, null));
    }

    private void add(int user, int movie, double value) {
        ratings.add(new Rating(user, movie, value));
        database.execute("INSERT INTO rating VALUES (%d, %d, %s)".formatted(user, movie, value));
    }

    private static List<String> genres(int movie) {
        return movie % 7 == 0 ? List.of() : movie % 3 == 0 ? List.of("Drama", "War") : List.of("Drama");
    }

    private static Integer year(int movie) {
        return movie % 5 == 0 ? null : 1990 + movie % 4;
    }

    private static List<String> people(int movie) {
        return movie % 2 == 0 ? List.of("Ann", "Bob" + movie % 3) : List.of();
    }

    private static String tmdb(int movie) {
        return movie % 2 == 0
                ? "'{\"credits\":{\"crew\":[{\"name\":\"Ann\",\"job\":\"Director\"},{\"name\":\"Cy\",\"job\":\"Editor\"}],\"cast\":[{\"name\":\"Bob%d\"}]}}'"
                        .formatted(movie % 3)
                : "NULL";
    }

    private double[] deviations() {
        double mean = ratings.stream().mapToDouble(Rating::value).average().orElseThrow();
        return ratings.stream().mapToDouble(rating -> rating.value() - mean).toArray();
    }

    private double byMovie(IntFunction<List<?>> groups) {
        return 1 - squares(leftBy(groups)) / squares(deviations());
    }

    private double[] leftBy(IntFunction<List<?>> groups) {
        double[] d = deviations();
        double[] left = new double[d.length];
        for (int i = 0; i < d.length; i++) {
            List<?> own = groups.apply(ratings.get(i).movie());
            double predicted = 0;
            for (Object group : own) {
                predicted += predict(
                                d,
                                i,
                                other ->
                                        groups.apply(ratings.get(other).movie()).contains(group))
                        / own.size();
            }
            left[i] = d[i] - predicted;
        }
        return left;
    }

    private double byUser(double[] d) {
        double[] left = new double[d.length];
        for (int i = 0; i < d.length; i++) {
            int user = ratings.get(i).user();
            left[i] = d[i] - predict(d, i, other -> ratings.get(other).user() == user);
        }
        return 1 - squares(left) / squares(deviations());
    }

    private static double predict(double[] d, int i, IntPredicate sameGroup) {
        double sum = 0;
        int number = 0;
        for (int other = 0; other < d.length; other++) {
            if (other != i && sameGroup.test(other)) {
                sum += d[other];
                number++;
            }
        }
        return sum / (number + SHRINKAGE);
    }

    private static double squares(double[] values) {
        return Arrays.stream(values).map(value -> value * value).sum();
    }
}
