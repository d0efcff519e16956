package dev.marquee.contract.client;

import java.util.List;

/**
 * The rules of the operator.
 *
 * @param items by name
 */
public record RuleList(List<ListRule> items) {}
