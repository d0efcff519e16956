package dev.marquee.api.rating;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import dev.marquee.api.deed.DeedRows;
import dev.marquee.api.rating.SeedFile.Seed;
import dev.marquee.api.store.Cassandra;
import dev.marquee.core.store.DeedPartition;
import java.util.List;

/**
 * Statements that write ratings to Cassandra, each with the time of its rating as timestamp, and what they count for trends.
 *
 * @param cassandra the cluster
 * @param deeds what counts for trends
 */
record RatingRows(Cassandra cassandra, DeedRows deeds) {
    private static final String INSERT =
            "INSERT INTO rating (user_id, rated_at, movie_id, half_stars) VALUES (?, ?, ?, ?) USING TIMESTAMP ?";

    private static final float MOST_HALF_STARS = 10;

    /** A rating. */
    BoundStatement insert(Seed rating) {
        long at = rating.ratedAtMillis();
        return cassandra.write(
                INSERT, rating.userId(), at, rating.movieId(), (short) rating.halfStars(), Cassandra.micros(at));
    }

    /**
     * What it counts for trends.
     *
     * @param before times of the ratings that it replaces, milliseconds
     */
    List<BoundStatement> deeds(Seed rating, List<Long> before) {
        return deeds.replace(
                deed(rating.userId(), rating.movieId()),
                rating.ratedAtMillis(),
                rating.halfStars() / MOST_HALF_STARS,
                before);
    }

    /** What tells a rating from other deeds. */
    static DeedRows.Key deed(String userId, int movieId) {
        return new DeedRows.Key(userId, movieId, DeedPartition.RATING);
    }
}
