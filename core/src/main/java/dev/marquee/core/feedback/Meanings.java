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
    private static final Duration HALF_LIFE = Duration.ofDays(30);

    /** What is served: ratings and weights as {@code ./marquee evaluate --feedback} chose them on validation. */
    public static final Meanings DEFAULT = new Meanings(
            new Meaning(4, 4, 0.5f, HALF_LIFE),
            new Meaning(2, 4.5f, 0.8f, HALF_LIFE),
            new Meaning(1, 1, 0.8f, HALF_LIFE));

    /** How this kind is read. */
    Meaning of(Signal.Kind kind) {
        return switch (kind) {
            case CLICK -> click;
            case WATCH -> watch;
            case NOT_INTERESTED -> notInterested;
        };
    }
}
