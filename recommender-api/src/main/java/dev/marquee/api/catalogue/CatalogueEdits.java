package dev.marquee.api.catalogue;

import dev.marquee.core.catalog.Movie;
import java.util.Map;
import java.util.Optional;

/** What was done to movies without a new bundle. Thread-safe, and asks no store. */
public interface CatalogueEdits {
    /**
     * Makes sure that all edits are known, and goes on to learn of those of other gateways.
     *
     * @throws dev.marquee.service.NotYetException if the store has not been read yet and does not answer
     */
    void complete();

    /** What each edited movie is now, by movie id; empty where it is removed. */
    Map<Integer, Optional<Movie>> all();

    /** Tells of every change from now on, on the thread that makes it. */
    void onChange(Runnable listener);
}
