package dev.marquee.api.downstream;

import dev.marquee.contract.WireMovies;
import org.jspecify.annotations.Nullable;

/**
 * What a service shall answer from.
 *
 * @param version of a bundle
 * @param added all movies that were added to it, null if none were
 */
public record Edition(String version, @Nullable WireMovies added) {

    /** The added movies, named only. */
    @Nullable
    WireMovies named() {
        return added == null ? null : added.named();
    }
}
