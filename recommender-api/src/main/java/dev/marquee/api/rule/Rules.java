package dev.marquee.api.rule;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.core.rerank.ActiveRules;

/** Tells which rules of the operator hold now. Thread-safe, and asks no store. */
@FunctionalInterface
public interface Rules {
    /** Those that hold now, for lists of the movies of this bundle. */
    ActiveRules of(ServedBundle bundle);
}
