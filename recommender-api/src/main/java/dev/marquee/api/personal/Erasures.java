package dev.marquee.api.personal;

import dev.marquee.api.catalogue.BeforeServing;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Outage;
import dev.marquee.core.store.StoreSecret;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who was erased, and when: what is not newer than the erasure of its user is not stored any more, however late it comes. The store
 * knows people that were erased by a keyed digest only. Thread-safe.
 */
public final class Erasures implements BeforeServing {
    /**
     * The end of an {@code INSERT … SELECT} of something personal; its parameters are {@link #person} and the time of what is
     * inserted, in milliseconds.
     */
    public static final String UNLESS_ERASED =
            "WHERE NOT EXISTS (SELECT 1 FROM erasure WHERE person = ? AND erased_at >= ?)";

    private static final String NEWEST = "SELECT erased_at FROM erasure WHERE person = ?";

    private final Supplier<StoreSecret> secrets;
    private final JdbcTemplate reader;
    private final BoundedCalls reads;
    private volatile @Nullable StoreSecret secret;

    /**
     * Without the secret yet.
     *
     * @param secrets reads that of the store
     */
    public Erasures(Supplier<StoreSecret> secrets, JdbcTemplate reader, BoundedCalls reads) {
        this.secrets = secrets;
        this.reader = reader;
        this.reads = reads;
    }

    /**
     * Reads the secret, once.
     *
     * @throws dev.marquee.service.NotYetException if the database does not answer
     */
    @Override
    public void prepare(@Nullable ServedBundle bundle) {
        try {
            secret();
        } catch (DataAccessException e) {
            throw Outage.orNotYet(e);
        }
    }

    /** What stands for a user in the table of erasures. */
    public String person(String userId) {
        return secret().digest(userId);
    }

    /**
     * When this user was erased last; empty for never.
     *
     * @throws DataAccessException if the store does not answer
     */
    public Optional<Instant> last(String userId) {
        String person = person(userId);
        return reads.call(() -> reader.queryForList(NEWEST, Long.class, person)).stream()
                .findFirst()
                .map(Instant::ofEpochMilli);
    }

    /** The same secret, whoever reads it first. */
    private StoreSecret secret() {
        StoreSecret known = secret;
        if (known == null) {
            known = secrets.get();
            secret = known;
        }
        return known;
    }
}
