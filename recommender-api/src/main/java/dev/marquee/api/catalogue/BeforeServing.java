package dev.marquee.api.catalogue;

/** Work to be done before a bundle is served. */
@FunctionalInterface
public interface BeforeServing {
    /**
     * Prepares for a bundle; called for every bundle that is loaded, one at a time.
     *
     * @throws RuntimeException if the bundle must not be served
     */
    void prepare(ServedBundle bundle);
}
