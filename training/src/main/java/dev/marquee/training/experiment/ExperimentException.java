package dev.marquee.training.experiment;

/** A record of a run cannot be used; the message says why, in words for the user. */
public final class ExperimentException extends RuntimeException {

    ExperimentException(String message) {
        super(message);
    }

    ExperimentException(String message, Throwable cause) {
        super(message, cause);
    }
}
