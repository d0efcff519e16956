package dev.marquee.service;

/** Something that a service needs before it can serve a bundle is not there yet; the bundle is tried again. */
public final class NotYetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is missing, as a clause for the log. */
    public NotYetException(String message, Throwable cause) {
        super(message, cause);
    }
}
