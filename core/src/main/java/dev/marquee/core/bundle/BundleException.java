package dev.marquee.core.bundle;

/** A bundle that cannot be used; the message names the bundle, the file and what is wrong with it. */
public final class BundleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal. */
    public BundleException(String message) {
        super(message);
    }

    /** A refusal with its cause. */
    public BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
