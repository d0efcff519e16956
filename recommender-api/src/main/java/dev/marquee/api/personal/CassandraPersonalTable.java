package dev.marquee.api.personal;

import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.util.function.Function;

/**
 * A table of Cassandra whose partitions are people: its partition key is {@code user_id}. Each feature declares its own as a bean, beside
 * its {@link PersonalTable}.
 *
 * @param name of its field in answers
 * @param table in the keyspace
 * @param columns that are shown
 * @param item makes of these columns what is shown of a row
 * @param written a column that every write of a row writes
 * @param stamps whose clock its timestamps are of
 */
public record CassandraPersonalTable(
        String name, String table, String columns, Function<Row, ?> item, String written, Stamps stamps) {

    /** Where the timestamps of a table come from, and thereby how late a deletion must be to be after all writes. */
    public enum Stamps {
        /** The moment of what is written, which is not after this gateway's, or another gateway's, clock. */
        GATEWAYS(Duration.ZERO),
        /** The moment of what is written, by a caller's clock, which may be ahead as far as {@link Erasures#AHEAD}. */
        CALLERS(Erasures.AHEAD),
        /** The moment of writing, by the nodes' clocks, as conditional writes have it. */
        NODES(Duration.ZERO);

        private final Duration ahead;

        Stamps(Duration ahead) {
            this.ahead = ahead;
        }

        Duration ahead() {
            return ahead;
        }
    }

    String select() {
        return "SELECT %s FROM %s WHERE user_id = ?".formatted(columns, table);
    }

    /** How many rows a user has, and the timestamp of the newest. */
    String count() {
        return "SELECT COUNT(*), MAX(WRITETIME(%s)) FROM %s WHERE user_id = ?".formatted(written, table);
    }

    String delete() {
        return "DELETE FROM %s USING TIMESTAMP ? WHERE user_id = ?".formatted(table);
    }
}
