package dev.marquee.training.demo;

/** Something that the demo needs is not so; the message says what was asked and what came. */
final class DemoException extends RuntimeException {

    /** A failure with its message for the user. */
    DemoException(String message) {
        super(message);
    }

    /** A failure with its message for the user and the failure behind it. */
    DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
