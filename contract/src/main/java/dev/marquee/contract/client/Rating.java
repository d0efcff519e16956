package dev.marquee.contract.client;

/**
 * A rating to be stored.
 *
 * @param rating 0.5 to 5 in halves
 */
public record Rating(double rating) {}
