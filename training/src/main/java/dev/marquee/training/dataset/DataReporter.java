package dev.marquee.training.dataset;

import dev.marquee.training.dataset.DataReport.Spread;
import dev.marquee.training.duckdb.DuckDb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the report from the prepared tables. */
final class DataReporter {
    private final DuckDb database;

    DataReporter(DuckDb database) {
        this.database = database;
    }

    /**
     * Makes the report.
     *
     * @param ratingsName name of the file with the ratings
     * @param files that were given, by role
     * @param rejected rows
     * @param counts what became of the ratings
     * @param erasedRows how many rows of people were left out who were erased, tags included
     */
    DataReport report(
            String dataset,
            String ratingsName,
            Map<Role, StagedFile> files,
            List<Rejection> rejected,
            RatingCounts counts,
            long erasedRows) {
        record Whole(long users, long ratedMovies, long ratings, double mean, long first, long last) {}
        Whole whole = database.query(
                        "SELECT count(DISTINCT user), count(DISTINCT movieId), count(*), avg(rating), min(timestamp), max(timestamp) FROM rating",
                        row -> new Whole(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getDouble(4),
                                row.getLong(5),
                                row.getLong(6)))
                .getFirst();
        double density = (double) whole.ratings() / whole.users() / whole.ratedMovies();
        Spread perUser = spread("user");
        var explained = ExplainedVariance.of(database);
        return new DataReport(
                dataset,
                whole.users(),
                database.count("SELECT count(*) FROM movie"),
                whole.ratedMovies(),
                whole.ratings(),
                1 - density,
                histogram(),
                whole.mean(),
                Instant.ofEpochSecond(whole.first()),
                Instant.ofEpochSecond(whole.last()),
                perUser,
                spread("movieId"),
                MetadataCoverage.of(database),
                explained,
                rejected,
                counts.replaced(ratingsName),
                notes(files, counts, erasedRows),
                Viability.judge(whole.users(), perUser, density, explained.userAndMovie()));
    }

    private Map<String, Long> histogram() {
        var histogram = new LinkedHashMap<String, Long>();
        database.forEach(
                "SELECT rating, count(*) FROM rating GROUP BY rating ORDER BY rating",
                row -> histogram.put(String.valueOf(row.getFloat(1)), row.getLong(2)));
        return histogram;
    }

    private Spread spread(String column) {
        return database.query(
                        """
                        SELECT min(n), quantile_disc(n, .1), quantile_disc(n, .25), quantile_disc(n, .5),
                            quantile_disc(n, .75), quantile_disc(n, .9), max(n), avg(n)
                        FROM (SELECT count(*) AS n FROM rating GROUP BY %s)
                        """.formatted(column),
                        row -> new Spread(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getDouble(8)))
                .getFirst();
    }

    private List<String> notes(Map<Role, StagedFile> files, RatingCounts counts, long erasedRows) {
        var notes = new ArrayList<String>();
        if (files.containsKey(Role.TMDB) && database.count("SELECT count(*) FROM movie WHERE tmdb IS NOT NULL") == 0) {
            notes.add(
                    database.count("SELECT count(*) FROM movie WHERE tmdbId IS NOT NULL") == 0
                            ? "TMDB's details are not used: no movie has a tmdbId; name a links.csv with --links"
                            : "TMDB's details are not used: none has the tmdbId of a movie");
        }
        if (files.containsKey(Role.STORE)) {
            notes.add("Of the %,d valid ratings of the store %,d are newer than the archive's or not in it"
                    .formatted(counts.ofStore(), counts.newOfStore()));
            notes.addAll(StoreMovies.note(database, counts));
        }
        if (erasedRows > 0) {
            notes.add("%,d rows were left out, of people who were erased from the store".formatted(erasedRows));
        }
        return notes;
    }
}
