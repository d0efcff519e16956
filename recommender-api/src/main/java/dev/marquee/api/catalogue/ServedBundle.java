package dev.marquee.api.catalogue;

import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.blend.Blend;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.service.ProblemException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the gateway needs of a bundle: no model and no index. Immutable and thread-safe.
 *
 * @param version of the bundle
 * @param dataset id of the data set that it was trained on
 * @param catalog its movies
 * @param blend how the final order is made
 * @param titles search over the catalog
 */
public record ServedBundle(String version, String dataset, Catalog catalog, Blend blend, TitleSearch titles)
        implements AutoCloseable {

    /** Reads what the gateway needs. */
    public static ServedBundle of(Bundle bundle) {
        Catalog catalog = bundle.catalog();
        return new ServedBundle(
                bundle.version(),
                bundle.manifest().dataset(),
                catalog,
                bundle.manifest().blend(),
                TitleSearch.over(catalog));
    }

    /** The movie with this id, or empty. */
    public Optional<Movie> movie(int movieId) {
        OptionalInt ordinal = catalog.ordinal(movieId);
        return ordinal.isPresent() ? Optional.of(catalog.movie(ordinal.getAsInt())) : Optional.empty();
    }

    /**
     * The movie with this id.
     *
     * @throws ProblemException 404, if the catalog does not hold it
     */
    public Movie requireMovie(int movieId) {
        return movie(movieId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "movieId: the catalogue holds no movie %d".formatted(movieId)));
    }

    /** Nothing to close. */
    @Override
    public void close() {}
}
