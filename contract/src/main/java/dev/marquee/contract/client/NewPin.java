package dev.marquee.contract.client;

/**
 * A movie at a place.
 *
 * @param movieId of the catalogue
 * @param place from 1
 */
public record NewPin(int movieId, int place) {}
