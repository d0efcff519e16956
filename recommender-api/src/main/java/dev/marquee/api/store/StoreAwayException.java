package dev.marquee.api.store;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** The store cannot be reached, or cannot answer in time; a write may have happened or not. */
final class StoreAwayException extends DataAccessResourceFailureException {
    private static final long serialVersionUID = 1L;

    StoreAwayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
