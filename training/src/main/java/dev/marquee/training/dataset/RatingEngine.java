package dev.marquee.training.dataset;

import org.jspecify.annotations.Nullable;

/** Finds processes that share the work of an import. */
public interface RatingEngine {
    /**
     * Starts them.
     *
     * @param master where they are found, or null for this machine's processors
     * @throws DatasetException if that is not possible
     */
    RatingWorkers start(@Nullable String master);
}
