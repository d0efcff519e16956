package dev.marquee.contract.client;

/**
 * Milliseconds; 0 for what was not done.
 *
 * @param totalMs since the request arrived
 * @param historyMs reading the history
 * @param retrievalMs finding candidates
 * @param rankingMs predicting ratings
 * @param rerankMs arranging the list
 */
public record Timings(double totalMs, double historyMs, double retrievalMs, double rankingMs, double rerankMs) {}
