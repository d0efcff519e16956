package dev.marquee.api.rating;

import dev.marquee.api.personal.Erasures;
import dev.marquee.api.rating.SeedFile.Seed;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Seeds in a relational database, within the transaction of {@link Seeds}: a load that did not end leaves nothing.
 *
 * @param writer on the connections of that transaction
 * @param erasures who was erased
 */
record JdbcSeededRatings(JdbcTemplate writer, Erasures erasures) implements SeededRatings {
    @Override
    public boolean used() {
        Long first = writer.queryForObject("SELECT COUNT(*) FROM (SELECT 1 FROM rating LIMIT 1) AS first", Long.class);
        return first != null && first > 0;
    }

    @Override
    public void begin(String dataset) {}

    @Override
    public void end() {}

    @Override
    public void add(List<Seed> seeds) {
        writer.batchUpdate(JdbcRatingStore.UPSERT, seeds, seeds.size(), (statement, seed) -> {
            statement.setString(1, seed.userId());
            statement.setInt(2, seed.movieId());
            statement.setInt(3, seed.halfStars());
            statement.setLong(4, seed.ratedAtMillis());
            statement.setString(5, erasures.person(seed.userId()));
            statement.setLong(6, seed.ratedAtMillis());
        });
    }
}
