package dev.marquee.api.recommendation;

import dev.marquee.api.rule.Rules;
import dev.marquee.core.rerank.RerankOptions;
import org.jspecify.annotations.Nullable;

/**
 * How a request wants its list re-ranked, checked.
 *
 * @param options what it says, and what the operator has set where it says nothing
 * @param seed of what is drawn by lot, or null for that of the answer's request id
 * @param rules of the operator, for every request
 */
record Rerank(RerankOptions options, @Nullable String seed, Rules rules) {}
