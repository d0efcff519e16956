package dev.marquee.training.duckdb;

/** A statement that DuckDB could not run; the message has both. */
public final class DuckDbException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DuckDbException(String message, Throwable cause) {
        super(message, cause);
    }
}
