package dev.marquee.api.rating;

import dev.marquee.api.personal.Erasures;
import dev.marquee.api.personal.PersonalTable;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ratings in a relational database. The statements are the common part of SQLite's and PostgreSQL's SQL. */
final class JdbcRatingStore implements RatingStore {
    static final String UPSERT = """
            INSERT INTO rating (user_id, movie_id, half_stars, rated_at) SELECT ?, ?, ?, ?
            %s
            ON CONFLICT (user_id, movie_id)
            DO UPDATE SET half_stars = excluded.half_stars, rated_at = excluded.rated_at
            WHERE rating.half_stars <> excluded.half_stars""".formatted(Erasures.UNLESS_ERASED);

    /** All that is personal of it. */
    static final PersonalTable TABLE = new PersonalTable(
            "ratings", "rating", 1, List.of("movie_id", "half_stars", "rated_at"), JdbcRatingStore::stored);

    private static final String SELECT = "SELECT movie_id, half_stars, rated_at FROM rating WHERE user_id = ?";
    private static final String NEWEST_FIRST = " ORDER BY rated_at DESC, movie_id DESC LIMIT ?";
    /** The newest ratings of a user: one range of the index {@code rating_newest}, which holds every column of it. */
    static final String NEWEST = SELECT + NEWEST_FIRST;

    private static final String AFTER = " AND (rated_at, movie_id) < (?, ?)";

    private final JdbcClient reader;
    private final JdbcClient writer;
    private final BoundedCalls reads;
    private final Commits commits;
    private final Erasures erasures;

    JdbcRatingStore(JdbcClient reader, JdbcClient writer, BoundedCalls reads, Commits commits, Erasures erasures) {
        this.reader = reader;
        this.writer = writer;
        this.reads = reads;
        this.commits = commits;
        this.erasures = erasures;
    }

    /** A rating as the table holds it, 1 to 10. */
    static int halfStars(float rating) {
        return Math.round(rating * 2);
    }

    @Override
    public boolean put(String userId, StoredRating rating) {
        long ratedAt = rating.ratedAt().toEpochMilli();
        String person = erasures.person(userId);
        boolean changed = changed(writer.sql(UPSERT)
                        .params(userId, rating.movieId(), halfStars(rating.rating()), ratedAt, person, ratedAt))
                > 0;
        if (!changed) {
            erasures.refuse(userId, rating.ratedAt());
        }
        return changed;
    }

    @Override
    public void delete(String userId, int movieId) {
        changed(writer.sql("DELETE FROM rating WHERE user_id = ? AND movie_id = ?")
                .params(userId, movieId));
    }

    @Override
    public RatingPage page(String userId, int limit, @Nullable RatingCursor after) {
        JdbcClient.StatementSpec select = after == null
                ? reader.sql(NEWEST).params(userId, limit + 1)
                : reader.sql(SELECT + AFTER + NEWEST_FIRST)
                        .params(userId, after.ratedAt().toEpochMilli(), after.movieId(), limit + 1);
        List<StoredRating> found = reads.call(select.query(JdbcRatingStore::stored)::list);
        if (found.size() <= limit) {
            return new RatingPage(found, null);
        }
        StoredRating last = found.get(limit - 1);
        return new RatingPage(found.subList(0, limit), new RatingCursor(last.ratedAt(), last.movieId()));
    }

    private static StoredRating stored(ResultSet row, int number) throws SQLException {
        return new StoredRating(row.getInt(1), row.getInt(2) / 2f, Instant.ofEpochMilli(row.getLong(3)));
    }

    /** Number of rows. */
    private int changed(JdbcClient.StatementSpec statement) {
        AtomicInteger rows = new AtomicInteger();
        commits.run(() -> rows.set(statement.update()));
        return rows.get();
    }
}
