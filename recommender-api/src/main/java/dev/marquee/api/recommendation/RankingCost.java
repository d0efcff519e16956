package dev.marquee.api.recommendation;

import java.time.Duration;

/**
 * What ranking one candidate has cost lately: an exponentially weighted mean over the calls, network included. It forgets
 * while ranking is not asked, so that a bad spell does not keep it from being asked for good. Thread-safe.
 */
final class RankingCost {
    private static final double WEIGHT = 0.2;
    private static final double FORGETTING = 0.9;
    /** Calls vary: one is only made if it could take so many times its mean. */
    private static final double MARGIN = 1.5;

    private double nanosPerCandidate;

    /** Learns from a call, answered or not: one that was given up cost at least what it took so far. */
    synchronized void observe(int candidates, Duration took) {
        double cost = (double) took.toNanos() / candidates;
        nanosPerCandidate = nanosPerCandidate == 0 ? cost : nanosPerCandidate + WEIGHT * (cost - nanosPerCandidate);
    }

    /** How many candidates can be ranked in this time, at most {@code wanted}; all as long as nothing is known. */
    synchronized int affordable(Duration left, int wanted) {
        double affordable = left.toNanos() / (MARGIN * nanosPerCandidate);
        return affordable >= wanted || nanosPerCandidate == 0 ? wanted : (int) affordable;
    }

    /** A request that could not afford any ranking. */
    synchronized void skipped() {
        nanosPerCandidate *= FORGETTING;
    }
}
