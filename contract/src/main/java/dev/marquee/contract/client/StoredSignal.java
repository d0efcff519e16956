package dev.marquee.contract.client;

import java.time.Instant;

/**
 * What a history has of clicks and watches.
 *
 * @param movieId of the catalogue
 * @param type {@code click} or {@code watch}
 * @param watched share of the movie, 0 to 1
 * @param at when, the newest
 */
public record StoredSignal(int movieId, String type, double watched, Instant at) {}
