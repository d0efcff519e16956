package dev.marquee.api.catalogue;

import dev.marquee.core.rule.Offer;

/** Tells what of a bundle may be shown now. Thread-safe, and asks no store. */
@FunctionalInterface
public interface Offers {
    /** What of this bundle may be shown now. */
    Offer of(ServedBundle bundle);
}
