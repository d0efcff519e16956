package dev.marquee.api.recommendation;

import dev.marquee.core.rerank.RerankOptions;
import org.jspecify.annotations.Nullable;

/**
 * How a request wants its list re-ranked, checked.
 *
 * @param options what it says, and what the operator has set where it says nothing
 * @param seed of what is drawn by lot, or null for that of the answer's request id
 */
record Rerank(RerankOptions options, @Nullable String seed) {
    /** Leaves a list as it is. */
    static final Rerank NONE = new Rerank(RerankOptions.NONE, null);
}
