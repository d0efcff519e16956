package dev.marquee.training.train;

/**
 * A trained model.
 *
 * @param weights its parameters
 * @param epochs it was trained
 */
public record Fitted<T>(T weights, int epochs) {}
