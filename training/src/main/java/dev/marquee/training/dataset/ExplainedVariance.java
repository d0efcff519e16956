package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Share of the variance of the ratings that is gone once a group's mean is known: 1 − Σ(d − p)² / Σd², where d is a
 * rating minus the mean of all and p is what the group's <em>other</em> ratings predict for it, shrunken towards 0:
 *
 * <p>p = mean over the groups g of the rating's movie of (S_g − d) / (n_g − 1 + {@value #SHRINKAGE}), with S_g and n_g
 * sum and number of the group's d. Leaving the rating itself out and shrinking keep groups of a few ratings from
 * explaining themselves; a grouping that explains nothing gives 0.
 *
 * @param user by the user's mean
 * @param movie by the movie's mean
 * @param userAndMovie by the movie's mean, then the user's mean of what that leaves: what two biases explain
 * @param genre by the means of the movie's genres
 * @param year by the mean of the movie's year
 * @param people by the means of director and first five of the cast; null where no movie's people are known
 */
record ExplainedVariance(
        double user,
        double movie,
        double userAndMovie,
        double genre,
        double year,
        @Nullable Double people) {
    static final int SHRINKAGE = 5;

    private static final int CAST = 5;

    /** Measures on {@code rating} and {@code movie}. */
    static ExplainedVariance of(DuckDb database) {
        database.execute(
                "CREATE TABLE deviation AS SELECT user, movieId, rating - (SELECT avg(rating) FROM rating) AS d FROM rating");
        database.execute("""
                CREATE TABLE movie_deviation AS
                SELECT movieId, count(*) AS n, %s AS s, %s AS q FROM deviation GROUP BY movieId
                """.formatted(ExactSum.of("d"), ExactSum.of("d * d")));
        database.execute("CREATE TABLE person AS " + peopleQuery());
        boolean people = database.count("SELECT count(*) FROM person") > 0;
        return new ExplainedVariance(
                byUser(database, "SELECT user, d AS e FROM deviation"),
                byMovieGroup(database, "SELECT movieId, movieId AS g FROM movie"),
                byUser(database, """
                        SELECT user, d * (1 + 1 / (n - 1 + %1$d)) - s / (n - 1 + %1$d) AS e
                        FROM deviation JOIN movie_deviation USING (movieId)
                        """.formatted(SHRINKAGE)),
                byMovieGroup(database, "SELECT movieId, unnest(genres) AS g FROM movie"),
                byMovieGroup(database, "SELECT movieId, year AS g FROM movie WHERE year IS NOT NULL"),
                people ? byMovieGroup(database, "SELECT movieId, person AS g FROM person") : null);
    }

    private static String peopleQuery() {
        return """
                SELECT DISTINCT movieId, person FROM (
                    SELECT movieId, unnest(list_concat(
                        list_transform(list_filter(
                            from_json(json_extract(tmdb, '$.credits.crew'), '[{"name": "VARCHAR", "job": "VARCHAR"}]'),
                            lambda c: c.job = 'Director'), lambda c: c.name),
                        list_transform(
                            from_json(json_extract(tmdb, '$.credits.cast'), '[{"name": "VARCHAR"}]')[1:%d],
                            lambda c: c.name))) AS person
                    FROM movie WHERE tmdb IS NOT NULL)
                WHERE person <> ''
                """.formatted(CAST);
    }

    /** With sums per movie: Σ(d(1 + b) − a)², where a and b are the movie's means of S/(n − 1 + λ) and 1/(n − 1 + λ). */
    private static double byMovieGroup(DuckDb database, String members) {
        return share(database, """
                WITH member AS (%1$s),
                    grouped AS (SELECT g, %3$s AS s, sum(n) AS n FROM member JOIN movie_deviation USING (movieId)
                        GROUP BY g),
                    predicted AS (
                        SELECT movieId, %4$s / count(*) AS a, %5$s / count(*) AS b
                        FROM member JOIN grouped USING (g) GROUP BY movieId)
                SELECT 1 - %6$s / %7$s
                FROM movie_deviation LEFT JOIN predicted USING (movieId)
                """.formatted(
                        members,
                        SHRINKAGE,
                        ExactSum.of("s"),
                        ExactSum.of("s / (n - 1 + %d)".formatted(SHRINKAGE)),
                        ExactSum.of("1 / (n - 1 + %d)".formatted(SHRINKAGE)),
                        ExactSum.of("pow(1 + coalesce(b, 0), 2) * q - 2 * (1 + coalesce(b, 0)) * coalesce(a, 0) * s"
                                + " + n * pow(coalesce(a, 0), 2)"),
                        ExactSum.of("q")));
    }

    private static double byUser(DuckDb database, String residuals) {
        return share(database, """
                WITH of_user AS (SELECT count(*) AS n, %3$s AS s, %4$s AS q FROM (%1$s) GROUP BY user),
                    predicted AS (SELECT n, s, q, s / (n - 1 + %2$d) AS a, 1 / (n - 1 + %2$d) AS b FROM of_user)
                SELECT 1 - %5$s / (SELECT %6$s FROM movie_deviation)
                FROM predicted
                """.formatted(
                        residuals,
                        SHRINKAGE,
                        ExactSum.of("e"),
                        ExactSum.of("e * e"),
                        ExactSum.of("pow(1 + b, 2) * q - 2 * (1 + b) * a * s + n * a * a"),
                        ExactSum.of("q")));
    }

    /** 0 where all ratings are equal (0 / 0) or the groups predict worse than the mean of all. */
    private static double share(DuckDb database, String query) {
        List<Double> shares = database.query(query, row -> row.getDouble(1));
        double share = shares.getFirst();
        return Double.isFinite(share) ? Math.max(0, share) : 0;
    }
}
