package dev.marquee.training.tmdb;

/** Details that cannot be fetched or kept; the message says what happened and what to do. */
public final class TmdbException extends RuntimeException {

    TmdbException(String message) {
        super(message);
    }

    TmdbException(String message, Throwable cause) {
        super(message, cause);
    }
}
