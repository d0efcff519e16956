package dev.marquee.api.rule;

import dev.marquee.core.rerank.ListRule;
import java.util.List;

/**
 * All rules.
 *
 * @param items by their ids
 */
record RuleList(List<ListRule> items) {
    /** Copies the list. */
    RuleList {
        items = List.copyOf(items);
    }
}
