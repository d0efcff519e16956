package dev.marquee.api.rating;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.marquee.api.deed.DeedRows;
import dev.marquee.api.personal.CassandraPersonalTable;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.store.Cassandra;
import dev.marquee.api.store.TooLateException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ratings in Cassandra: a partition for each user, the newest first. Two gateways that write the same movie at once leave two rows of it;
 * the newest is the rating, and the next write deletes the others. A rating that replaces another one is newer than it, by a millisecond
 * if need be.
 */
final class CassandraRatingStore implements RatingStore {
    /** All that is personal of it. */
    static final CassandraPersonalTable TABLE = new CassandraPersonalTable(
            "ratings",
            "rating",
            "rated_at, movie_id, half_stars",
            CassandraRatingStore::stored,
            "half_stars",
            CassandraPersonalTable.Stamps.GATEWAYS);

    private static final String DELETE =
            "DELETE FROM rating USING TIMESTAMP ? WHERE user_id = ? AND rated_at = ? AND movie_id = ?";

    private static final String OF_MOVIE = "SELECT rated_at, half_stars FROM rating WHERE user_id = ? AND movie_id = ?";

    private static final String NEWEST = "SELECT rated_at, movie_id, half_stars FROM rating WHERE user_id = ? LIMIT ?";

    private static final String AFTER =
            "SELECT rated_at, movie_id, half_stars FROM rating WHERE user_id = ? AND (rated_at, movie_id) < (?, ?) LIMIT ?";

    private final Cassandra cassandra;
    private final Erasures erasures;
    private final RatingRows rows;
    private final DeedRows deeds;
    private final Clock clock;

    CassandraRatingStore(Cassandra cassandra, Erasures erasures, Clock clock) {
        this.cassandra = cassandra;
        this.erasures = erasures;
        this.deeds = new DeedRows(cassandra, clock);
        this.rows = new RatingRows(cassandra, deeds);
        this.clock = clock;
    }

    /** A row of a movie. */
    private record Stored(long ratedAt, int halfStars) {}

    @Override
    public boolean put(String userId, StoredRating rating) {
        return cassandra.writes().call(() -> {
            List<Stored> before = ofMovie(userId, rating.movieId());
            int halfStars = JdbcRatingStore.halfStars(rating.rating());
            boolean changes = before.isEmpty() || before.getFirst().halfStars() != halfStars;
            if (changes) {
                long ratedAt = rating.ratedAt().toEpochMilli();
                long newest =
                        before.isEmpty() ? Long.MIN_VALUE : before.getFirst().ratedAt();
                replace(userId, rating.movieId(), before, new Stored(Math.max(ratedAt, newest + 1), halfStars));
            } else {
                erasures.refuse(userId, rating.ratedAt());
            }
            return changes;
        });
    }

    /** The newest first. */
    private List<Stored> ofMovie(String userId, int movieId) {
        return cassandra.rows(cassandra.before(OF_MOVIE, userId, movieId)).stream()
                .map(row -> new Stored(row.getLong(0), row.getShort(1)))
                .sorted((one, other) -> Long.compare(other.ratedAt(), one.ratedAt()))
                .toList();
    }

    /**
     * What counts for trends first: where the rating is not stored after it, the same again finds it changed and makes up for it. Looks for
     * an erasure after writing, so that one which came meanwhile is not missed; what was written is dead by then, or made so.
     */
    private void replace(String userId, int movieId, List<Stored> before, Stored now) {
        SeedFile.Seed rating = new SeedFile.Seed(userId, movieId, now.halfStars(), now.ratedAt());
        cassandra.rows(rows.deeds(rating, before.stream().map(Stored::ratedAt).toList()));
        List<BoundStatement> writes = new ArrayList<>();
        writes.add(rows.insert(rating));
        before.forEach(old -> writes.add(deletion(userId, movieId, old, now.ratedAt())));
        cassandra.rows(Cassandra.ofOnePartition(writes));
        try {
            erasures.refuse(userId, Instant.ofEpochMilli(now.ratedAt()));
        } catch (TooLateException e) {
            delete(userId, movieId, List.of(now), now.ratedAt());
            throw e;
        }
    }

    @Override
    public void delete(String userId, int movieId) {
        cassandra.writes().call(() -> {
            delete(userId, movieId, ofMovie(userId, movieId), clock.millis());
            return true;
        });
    }

    /** As of a moment, or of the row's own where that is later. */
    private void delete(String userId, int movieId, List<Stored> stored, long deleted) {
        List<BoundStatement> counted = new ArrayList<>();
        List<BoundStatement> writes = new ArrayList<>();
        for (Stored row : stored) {
            long at = Math.max(deleted, row.ratedAt());
            counted.addAll(deeds.delete(RatingRows.deed(userId, movieId), row.ratedAt(), at));
            writes.add(deletion(userId, movieId, row, at));
        }
        if (!writes.isEmpty()) {
            cassandra.rows(counted);
            cassandra.rows(Cassandra.ofOnePartition(writes));
        }
    }

    private BoundStatement deletion(String userId, int movieId, Stored row, long deleted) {
        return cassandra.write(DELETE, Cassandra.micros(deleted), userId, row.ratedAt(), movieId);
    }

    /** Reads from the newest on, whichever page it is: an older row of a movie is no rating, wherever the newer one was. */
    @Override
    public RatingPage page(String userId, int limit, @Nullable RatingCursor after) {
        return cassandra.pages().call(() -> {
            List<StoredRating> page = new ArrayList<>();
            Set<Integer> movies = new HashSet<>();
            int most = limit + 1;
            List<StoredRating> part = part(userId, null, most);
            while (true) {
                part.stream()
                        .filter(rating -> movies.add(rating.movieId()) && isAfter(rating, after))
                        .forEach(page::add);
                if (page.size() > limit) {
                    StoredRating last = page.get(limit - 1);
                    return new RatingPage(page.subList(0, limit), new RatingCursor(last.ratedAt(), last.movieId()));
                }
                if (part.size() < most) {
                    return new RatingPage(page, null);
                }
                most += most;
                part = part(userId, part.getLast(), most);
            }
        });
    }

    private List<StoredRating> part(String userId, @Nullable StoredRating last, int limit) {
        return cassandra
                .rows(
                        last == null
                                ? cassandra.read(NEWEST, userId, limit)
                                : cassandra.read(AFTER, userId, last.ratedAt().toEpochMilli(), last.movieId(), limit))
                .stream()
                .map(CassandraRatingStore::stored)
                .toList();
    }

    private static StoredRating stored(Row row) {
        return new StoredRating(row.getInt(1), row.getShort(2) / 2f, Instant.ofEpochMilli(row.getLong(0)));
    }

    private static boolean isAfter(StoredRating rating, @Nullable RatingCursor cursor) {
        if (cursor == null) {
            return true;
        }
        int byTime = rating.ratedAt().compareTo(cursor.ratedAt());
        return byTime < 0 || (byTime == 0 && rating.movieId() < cursor.movieId());
    }
}
