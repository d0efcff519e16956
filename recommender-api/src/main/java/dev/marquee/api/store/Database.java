package dev.marquee.api.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionOperations;

/** The database behind the store: how it is connected to. Nothing here connects before it is used. */
public interface Database {
    /** A new pool for statements that write. */
    HikariDataSource writers();

    /** A new pool of connections that cannot write. */
    HikariDataSource readers();

    /**
     * Connections for migrations and seeds, which may take longer than any request.
     *
     * @param writers the pool of this database, if it must be shared
     */
    DataSource upkeep(HikariDataSource writers);

    /** How reads are bounded. */
    BoundedCalls reads();

    /**
     * How writes become durable.
     *
     * @param transaction on a connection of {@link #writers()}
     */
    Commits commits(TransactionOperations transaction);

    /** The statement by which a transaction keeps the others of its kind out; empty if every transaction that writes does. */
    Optional<String> seedLock();
}
