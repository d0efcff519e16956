package dev.marquee.api.feed;

import dev.marquee.api.store.Commits;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key in the store: made once, by whichever gateway asks first, and the same for all gateways and ever after. Thread-safe. */
final class FeedKeys {
    private final JdbcClient reader;
    private final JdbcClient writer;
    private final Commits commits;

    /**
     * Nothing read yet.
     *
     * @param reader may take longer than a request
     * @param writer for statements that these commits run
     */
    FeedKeys(JdbcClient reader, JdbcClient writer, Commits commits) {
        this.reader = reader;
        this.writer = writer;
        this.commits = commits;
    }

    /**
     * The key; durable before it is used.
     *
     * @throws org.springframework.dao.DataAccessException if the store does not answer
     */
    FeedKey key() {
        return FeedKey.of(stored().orElseGet(this::made));
    }

    private Optional<String> stored() {
        return reader.sql("SELECT secret FROM feed_key WHERE id = 1")
                .query(String.class)
                .optional();
    }

    /** Of several gateways that come here at once, one writes, and all read what it wrote. */
    private String made() {
        String fresh = FeedKey.random();
        commits.run(() -> writer.sql("INSERT INTO feed_key (id, secret) VALUES (1, ?) ON CONFLICT (id) DO NOTHING")
                .param(fresh)
                .update());
        return stored().orElseThrow();
    }
}
