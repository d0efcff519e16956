package dev.marquee.training.dataset;

import java.io.Serializable;

/**
 * Rows of the ratings of a data set, one after the other: all those of some users. Travels to other processes.
 *
 * @param from the first one, from 0
 * @param to the one after the last
 */
public record RatingRows(long from, long to) implements Serializable {}
