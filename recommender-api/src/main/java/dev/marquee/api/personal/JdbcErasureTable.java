package dev.marquee.api.personal;

import dev.marquee.api.store.BoundedCalls;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Erasures in a relational database.
 *
 * @param reader whose connections read
 * @param reads how
 */
public record JdbcErasureTable(JdbcTemplate reader, BoundedCalls reads) implements ErasureTable {
    private static final String NEWEST = "SELECT erased_at FROM erasure WHERE person = ?";

    @Override
    public Optional<Instant> last(String person) {
        return reads.call(() -> reader.queryForList(NEWEST, Long.class, person)).stream()
                .findFirst()
                .map(Instant::ofEpochMilli);
    }
}
