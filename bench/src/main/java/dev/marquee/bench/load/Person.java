package dev.marquee.bench.load;

import dev.marquee.core.history.History;

/**
 * Someone whose ratings are stored.
 *
 * @param id of the user
 * @param history rated by that user; not empty
 */
public record Person(String id, History history) {}
