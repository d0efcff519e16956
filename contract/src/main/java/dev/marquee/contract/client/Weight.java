package dev.marquee.contract.client;

import java.util.List;

/**
 * What the scores of some movies are multiplied by.
 *
 * @param movieIds of these movies
 * @param genres and of the movies of these genres
 * @param factor above 1 boosts, below 1 buries
 */
public record Weight(List<Integer> movieIds, List<String> genres, double factor) {}
