package dev.marquee.api.personal;

import dev.marquee.api.catalogue.BeforeServing;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.store.Outage;
import dev.marquee.api.store.TooLateException;
import dev.marquee.core.store.StoreSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

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

    /** How far ahead of ours a caller's clock may be: what happened so long after an erasure may be of who was erased. */
    public static final Duration AHEAD = Duration.ofMinutes(5);

    private final Supplier<StoreSecret> secrets;
    private final ErasureTable table;
    private volatile @Nullable StoreSecret secret;

    /**
     * Without the secret yet.
     *
     * @param secrets reads that of the store
     * @param table has the erasures
     */
    public Erasures(Supplier<StoreSecret> secrets, ErasureTable table) {
        this.secrets = secrets;
        this.table = table;
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
        return table.last(person(userId));
    }

    /**
     * Refuses a rating that was under way while its user was erased: it must not say that it is stored.
     *
     * @throws TooLateException if the user was erased, and not before the rating
     * @throws DataAccessException if the store does not answer
     */
    public void refuse(String userId, Instant ratedAt) {
        Instant erased = last(userId).orElse(Instant.MIN);
        if (!erased.isBefore(ratedAt)) {
            throw new TooLateException(
                    "the user was erased at %s, not before this rating; send it again".formatted(erased));
        }
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
