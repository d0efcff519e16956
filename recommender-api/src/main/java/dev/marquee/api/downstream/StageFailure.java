package dev.marquee.api.downstream;

import org.jspecify.annotations.Nullable;

/** A stage that did not answer; whoever asked goes on without it. */
public final class StageFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    /**
     * A failure.
     *
     * @param message for the log
     * @param cause what was thrown, or null
     */
    public StageFailure(FailureReason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public FailureReason reason() {
        return reason;
    }
}
