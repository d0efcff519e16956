package dev.marquee.core.rerank;

import java.util.List;

/**
 * What is asked of one list.
 *
 * @param places length of the list, 0 or more; fewer where there are fewer candidates
 * @param options how it is re-ranked
 * @param askedGenres that the request is for, ignoring case: the cap does not count them
 * @param seed of the lots: the same one draws the same
 * @param rules of the operator; the pins are kept by {@link Reranker}, to whom scores come with their factors
 */
public record RerankTask(int places, RerankOptions options, List<String> askedGenres, String seed, ActiveRules rules) {
    /** Copies the genres. */
    public RerankTask {
        askedGenres = List.copyOf(askedGenres);
    }

    /** Without rules. */
    public RerankTask(int places, RerankOptions options, List<String> askedGenres, String seed) {
        this(places, options, askedGenres, seed, ActiveRules.NONE);
    }

    /** Whether the list could come out in another order than that of its candidates. */
    public boolean active() {
        return options.active() || rules.weigh() || rules.pins(places);
    }
}
