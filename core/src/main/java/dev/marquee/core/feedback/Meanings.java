package dev.marquee.core.feedback;

import java.time.Duration;

/**
 * How the models read signals.
 *
 * @param click a movie that was chosen
 * @param watch one that was watched, by the share
 * @param notInterested one that is not wanted
 */
public record Meanings(Meaning click, Meaning watch, Meaning notInterested) {
    /**
     * What is served, as {@code ./marquee evaluate --feedback} chose it on the validation parts of ml-latest-small with TMDB; the
     * half-life of clicks and all of {@code notInterested}, which they do not decide, are plain judgement.
     */
    public static final Meanings DEFAULT = new Meanings(
            new Meaning(5, 5, 0.9f, Duration.ofDays(30)),
            new Meaning(1.5f, 5, 0.9f, Duration.ofDays(365)),
            new Meaning(1, 1, 0.8f, Duration.ofDays(30)));

    /** How this kind is read. */
    Meaning of(Signal.Kind kind) {
        return switch (kind) {
            case CLICK -> click;
            case WATCH -> watch;
            case NOT_INTERESTED -> notInterested;
        };
    }
}
