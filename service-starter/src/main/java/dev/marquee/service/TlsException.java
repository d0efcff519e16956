package dev.marquee.service;

/** A service cannot speak TLS with the certificates that it is given; it does not start without. */
public final class TlsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, as a clause that names the setting. */
    public TlsException(String message) {
        super(message);
    }

    /** What is wrong, as a clause that names the setting. */
    public TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
