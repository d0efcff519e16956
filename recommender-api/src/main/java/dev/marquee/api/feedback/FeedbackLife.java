package dev.marquee.api.feedback;

import java.time.Duration;

/**
 * How long feedback is kept.
 *
 * @param signals after the newest click or watch of a movie
 * @param mutes after their end: what has ended still tells an event that comes late that it is too late
 */
public record FeedbackLife(Duration signals, Duration mutes) {}
