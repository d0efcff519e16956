package dev.marquee.api.catalogue;

/** Work to be done before a bundle is served. */
@FunctionalInterface
public interface BeforeServing {
    /**
     * Prepares for a bundle as it was written; called for every bundle that is loaded, one at a time.
     *
     * @throws RuntimeException if the bundle must not be served
     */
    void prepare(ServedBundle bundle);

    /** Prepares for the same bundle with edited movies; asks no store. */
    default void edited(ServedBundle bundle) {}
}
