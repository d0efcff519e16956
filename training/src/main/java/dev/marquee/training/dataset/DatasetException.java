package dev.marquee.training.dataset;

/** Data that cannot be imported or read; the message says what was found, what was expected and what to do. */
public final class DatasetException extends RuntimeException {

    /** A refusal with its message for the user. */
    public DatasetException(String message) {
        super(message);
    }

    /** A refusal with its message for the user and the failure behind it. */
    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
