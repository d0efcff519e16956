package dev.marquee.api.feedback;

import dev.marquee.api.rating.RatingStore;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Mute;
import dev.marquee.core.feedback.Signal;
import dev.marquee.core.feedback.Subject;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Feedback in a relational database. The statements are the common part of SQLite's and PostgreSQL's SQL. */
public final class JdbcFeedbackStore implements FeedbackStore {
    private static final String MUTES = """
            SELECT kind, subject, since, ends_at FROM mute
            WHERE user_id = ? AND ends_at > ? ORDER BY since DESC, kind, subject LIMIT ?""";

    /** Each part is one range of an index that holds every column of it. */
    static final String ALL = """
            SELECT 1, movie_id, CAST(NULL AS VARCHAR(200)), half_stars, rated_at, 0
            FROM (SELECT movie_id, half_stars, rated_at FROM rating
                WHERE user_id = ? ORDER BY rated_at DESC, movie_id DESC LIMIT ?) AS newest_ratings
            UNION ALL
            SELECT kind, movie_id, NULL, watched, happened_at, 0
            FROM (SELECT kind, movie_id, watched, happened_at FROM signal
                WHERE user_id = ? ORDER BY happened_at DESC, movie_id DESC LIMIT ?) AS newest_signals
            UNION ALL
            SELECT 10 + kind, 0, subject, 0, since, ends_at FROM (%s) AS mutes""".formatted(MUTES);

    private static final int RATING = 1;
    private static final int FIRST_MUTE = 10;

    private static final String DELETE_SIGNALS = """
            DELETE FROM signal WHERE (user_id, movie_id, kind) IN
                (SELECT user_id, movie_id, kind FROM signal WHERE happened_at < ? ORDER BY happened_at LIMIT ?)""";

    private static final String DELETE_MUTES = """
            DELETE FROM mute WHERE (user_id, kind, subject) IN
                (SELECT user_id, kind, subject FROM mute WHERE ends_at < ? ORDER BY ends_at LIMIT ?)""";

    private static final int DELETED_AT_ONCE = 2_000;

    private final JdbcTemplate reader;
    private final JdbcTemplate writer;
    private final BoundedCalls reads;
    private final Commits commits;

    /** Reads and writes by these. */
    public JdbcFeedbackStore(JdbcTemplate reader, JdbcTemplate writer, BoundedCalls reads, Commits commits) {
        this.reader = reader;
        this.writer = writer;
        this.reads = reads;
        this.commits = commits;
    }

    /**
     * One row of any part.
     *
     * @param what {@link #RATING}, the kind of a signal, or {@link #FIRST_MUTE} and the kind of a mute
     * @param movieId 0 for a mute
     * @param subject of a mute
     * @param value half stars, or share of a watch
     * @param at milliseconds
     * @param until milliseconds, of a mute
     */
    private record Row(int what, int movieId, @Nullable String subject, float value, long at, long until) {
        /** Databases seldom give them in another order; none promises not to. */
        static final Comparator<Row> OLDEST_FIRST =
                Comparator.comparingLong(Row::at).thenComparingInt(Row::movieId);

        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getInt(1), row.getInt(2), row.getString(3), row.getFloat(4), row.getLong(5), row.getLong(6));
        }
    }

    @Override
    public Feedback of(String userId, Instant now) {
        List<Row> rows = reads.call(() -> reader.query(
                ALL,
                Row::of,
                userId,
                RatingStore.MAX_HISTORY,
                userId,
                MOST_SIGNALS,
                userId,
                now.toEpochMilli(),
                MOST_MUTES));
        List<RatedMovie> ratings = new ArrayList<>(rows.size());
        List<Signal> signals = new ArrayList<>();
        List<Mute> mutes = new ArrayList<>();
        rows.sort(Row.OLDEST_FIRST);
        for (Row row : rows) {
            long seconds = Math.floorDiv(row.at(), 1_000L);
            if (row.what() == RATING) {
                ratings.add(new RatedMovie(row.movieId(), row.value() / 2, seconds));
            } else if (row.subject() == null) {
                Signal.Kind kind = FeedbackRows.SIGNALS.get(row.what() - FeedbackRows.FIRST_SIGNAL);
                signals.add(new Signal(kind, row.movieId(), seconds, row.value()));
            } else {
                mutes.add(mute(row.what() - FIRST_MUTE, row.subject(), row.at(), row.until()));
            }
        }
        return new Feedback(new History(ratings), signals, mutes);
    }

    private static Mute mute(int code, String subject, long since, long until) {
        return new Mute(
                new Subject(FeedbackRows.kind(code), subject),
                Instant.ofEpochMilli(since),
                Instant.ofEpochMilli(until));
    }

    @Override
    public List<Mute> mutes(String userId, Instant now) {
        return reads.call(() -> reader.query(
                MUTES,
                (row, number) -> mute(row.getInt(1), row.getString(2), row.getLong(3), row.getLong(4)),
                userId,
                now.toEpochMilli(),
                MOST_MUTES));
    }

    /**
     * Deletes signals and mutes that are no longer needed, a few thousand of each.
     *
     * @param happened signals before then
     * @param ended mutes that ended before then
     * @return how many; 0 once none is left
     */
    public int deleteOld(Instant happened, Instant ended) {
        return changed(DELETE_SIGNALS, happened.toEpochMilli(), DELETED_AT_ONCE)
                + changed(DELETE_MUTES, ended.toEpochMilli(), DELETED_AT_ONCE);
    }

    /** Number of rows. */
    private int changed(String statement, Object... parameters) {
        AtomicInteger rows = new AtomicInteger();
        commits.run(() -> rows.set(writer.update(statement, parameters)));
        return rows.get();
    }
}
