package dev.marquee.api.personal;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import dev.marquee.api.store.Cassandra;
import java.time.Instant;
import java.util.Optional;

/**
 * Erasures in Cassandra.
 *
 * @param cassandra the cluster
 */
public record CassandraErasureTable(Cassandra cassandra) implements ErasureTable {
    private static final String NEWEST = "SELECT erased_at FROM erasure WHERE person = ?";
    private static final String INSERT = "INSERT INTO erasure (person, erased_at) VALUES (?, ?) USING TIMESTAMP ?";

    @Override
    public Optional<Instant> last(String person) {
        return cassandra.reads().call(() -> cassandra.rows(newest(person))).stream()
                .findFirst()
                .map(row -> Instant.ofEpochMilli(row.getLong(0)));
    }

    /** The statement that reads the newest of somebody, milliseconds, if there is one. */
    public BoundStatement newest(String person) {
        return cassandra.before(NEWEST, person);
    }

    /** The statement that remembers one, unless a newer one is there. */
    BoundStatement remember(String person, long erasedAt) {
        return cassandra.write(INSERT, person, erasedAt, Cassandra.micros(erasedAt));
    }
}
