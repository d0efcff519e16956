package dev.marquee.api.store;

import dev.marquee.core.store.StoreSecret;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A secret in a table of its own: made once, by whichever gateway asks first, and the same for all gateways and ever after.
 * Thread-safe.
 */
public final class StoredSecret {
    private final String table;
    private final JdbcClient reader;
    private final JdbcClient writer;
    private final Commits commits;

    /**
     * Nothing read yet.
     *
     * @param table with the columns {@code id}, which is 1, and {@code secret}
     * @param reader may take longer than a request
     * @param writer for statements that these commits run
     */
    public StoredSecret(String table, JdbcClient reader, JdbcClient writer, Commits commits) {
        this.table = table;
        this.reader = reader;
        this.writer = writer;
        this.commits = commits;
    }

    /**
     * The secret; durable before it is used.
     *
     * @throws org.springframework.dao.DataAccessException if the store does not answer
     */
    public StoreSecret get() {
        return StoreSecret.of(stored().orElseGet(this::made));
    }

    private Optional<String> stored() {
        return reader.sql("SELECT secret FROM %s WHERE id = 1".formatted(table))
                .query(String.class)
                .optional();
    }

    /** Of several gateways that come here at once, one writes, and all read what it wrote. */
    private String made() {
        String fresh = StoreSecret.random();
        commits.run(() -> writer.sql(
                        "INSERT INTO %s (id, secret) VALUES (1, ?) ON CONFLICT (id) DO NOTHING".formatted(table))
                .param(fresh)
                .update());
        return stored().orElseThrow();
    }
}
