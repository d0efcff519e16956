package dev.marquee.api.feedback;

import dev.marquee.core.feedback.Signal;
import java.time.Instant;

/**
 * A click or a watch to be stored.
 *
 * @param userId who
 * @param kind click or watch
 * @param movieId positive
 * @param at when, to the millisecond
 * @param share of the movie that was watched, 0 to 1; 0 for a click
 */
public record UserSignal(String userId, Signal.Kind kind, int movieId, Instant at, float share) {}
