package dev.marquee.training.evaluation;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.index.IndexKind;
import dev.marquee.index.VectorIndex;
import dev.marquee.index.Vectors;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What all {@link ServedModel}s of one bundle share, which is nearly all that they keep on the heap. Thread-safe, since nobody
 * changes it.
 *
 * @param catalog of the bundle
 * @param traits of its movies
 * @param statistics of its movies
 * @param vectors of its movies
 * @param index over the vectors
 * @param tower where the user tower was exported to
 * @param rating where the rating model was exported to
 */
public record ServedParts(
        Catalog catalog,
        MovieTraits traits,
        MovieStatistics statistics,
        Vectors vectors,
        VectorIndex index,
        Path tower,
        Path rating) {

    /**
     * Reads a bundle.
     *
     * @param kind the engine that searches
     * @throws IOException if it cannot be read
     */
    public static ServedParts of(Bundle bundle, IndexKind kind) throws IOException {
        Catalog catalog = bundle.catalog();
        Vectors vectors = Vectors.load(bundle.path(Role.ITEM_VECTORS));
        return new ServedParts(
                catalog,
                MovieTraits.of(catalog),
                MovieStatistics.of(catalog),
                vectors,
                kind.open(vectors, bundle.path(Role.INDEX)),
                bundle.path(Role.USER_TOWER),
                bundle.path(Role.RATING_MODEL));
    }

    /**
     * One more model over them; the caller closes it.
     *
     * @throws IOException if its networks cannot be loaded
     */
    public ServedModel open() throws IOException {
        return new ServedModel(catalog, traits, statistics, vectors, index, tower, rating);
    }
}
