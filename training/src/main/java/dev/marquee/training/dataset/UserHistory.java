package dev.marquee.training.dataset;

import dev.marquee.core.history.History;

/**
 * All that one user of a data set has rated.
 *
 * @param userId as imported
 * @param history by time, then movie id
 */
public record UserHistory(String userId, History history) {}
