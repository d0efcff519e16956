package dev.marquee.api.catalogue;

import dev.marquee.core.bundle.Manifest;

/** Work to be done before a bundle is served for the first time. */
@FunctionalInterface
public interface BeforeServing {
    /**
     * Prepares for a bundle; called for every bundle that is loaded, one at a time.
     *
     * @throws RuntimeException if the bundle must not be served
     */
    void prepare(Manifest manifest);
}
