package dev.marquee.api.catalogue;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.service.ProblemException;

/** Checks genres of a request against the catalogue. */
public final class Genres {
    private Genres() {}

    /**
     * Checks that a genre occurs in the catalog, ignoring case.
     *
     * @param field where the request names it
     * @throws ProblemException 400 with the known genres, if it does not
     */
    public static void check(Catalog catalog, String field, String genre) {
        if (!catalog.genres().contains(genre)) {
            throw ProblemException.invalid(
                    field,
                    "the catalogue has no genre \"%.40s\"; it has %s"
                            .formatted(genre, String.join(", ", catalog.genres())));
        }
    }
}
