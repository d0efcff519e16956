package dev.marquee.api.store;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;

/** A node answers, but not as asked: what does not pass by itself. */
final class CassandraRefusal extends NonTransientDataAccessResourceException {
    private static final long serialVersionUID = 1L;

    CassandraRefusal(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
