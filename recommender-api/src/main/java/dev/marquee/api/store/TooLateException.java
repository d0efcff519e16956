package dev.marquee.api.store;

import org.springframework.dao.TransientDataAccessException;

/** A write of something that is older than what was done since, and so was not made. */
public final class TooLateException extends TransientDataAccessException {
    private static final long serialVersionUID = 1L;

    /**
     * It was not made.
     *
     * @param message what was done since, and what to do now; shown to the caller
     */
    public TooLateException(String message) {
        super(message);
    }
}
