package dev.marquee.training.lists;

/** Lists that cannot be made, with what was given, what was expected and what to do. */
public final class ListsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal. */
    public ListsException(String message) {
        super(message);
    }

    /** A failure with its cause. */
    public ListsException(String message, Throwable cause) {
        super(message, cause);
    }
}
