package dev.marquee.api.recommendation;

import java.util.List;

/** Is told of lists that were made for people who have rated something; of a feed, its first page. */
@FunctionalInterface
public interface AfterRecommending {
    /**
     * A list is made; returns at once.
     *
     * @param ratings length of the history
     * @param predicted ratings of those movies of the list that were ranked, best first
     */
    void recommended(int ratings, List<Double> predicted);
}
