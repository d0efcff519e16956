package dev.marquee.contract.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Movies of the catalogue.
 *
 * @param items best first
 * @param emptyReason which filter took out the last movie, where the list is empty; else null
 */
public record MovieList(List<MovieSummary> items, @Nullable String emptyReason) {}
