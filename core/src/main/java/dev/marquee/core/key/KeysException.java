package dev.marquee.core.key;

/** A file of keys that cannot be used, or a key that cannot be made; the message says where and what was expected. */
public final class KeysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was given, and what was expected. */
    public KeysException(String message) {
        super(message);
    }
}
