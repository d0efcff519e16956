package dev.marquee.api.catalogue;

import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.blend.Blend;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.drift.Profile;
import dev.marquee.core.feedback.People;
import dev.marquee.core.rerank.ItemDirections;
import dev.marquee.core.rerank.Reranker;
import dev.marquee.service.ProblemException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the gateway needs of a bundle: no model and no index. Immutable and thread-safe.
 *
 * @param version of the bundle
 * @param dataset id of the data set that it was trained on
 * @param newestRating when the newest rating that it was trained on was given, seconds since 1970
 * @param evaluatedError RMSE of its ranking model on held-out ratings, in stars; NaN where nobody measured it
 * @param profile of what it was trained on; empty for an older bundle
 * @param catalog its movies
 * @param blend how the final order is made
 * @param reranker of lists of its movies
 * @param titles search over the catalog
 * @param people who made its movies
 */
public record ServedBundle(
        String version,
        String dataset,
        long newestRating,
        double evaluatedError,
        Profile profile,
        Catalog catalog,
        Blend blend,
        Reranker reranker,
        TitleSearch titles,
        People people)
        implements AutoCloseable {
    private static final int DAY_DIGITS = 8;

    /** Reads what the gateway needs. */
    public static ServedBundle of(Bundle bundle) {
        Catalog catalog = bundle.catalog();
        Profile profile = bundle.manifest().profile();
        return new ServedBundle(
                bundle.version(),
                bundle.manifest().dataset(),
                bundle.manifest().trainedOn().newest(),
                bundle.manifest().evaluatedError(),
                profile == null ? new Profile(Map.of()) : profile,
                catalog,
                bundle.manifest().blend(),
                Reranker.of(catalog, ItemDirections.of(bundle, catalog.size())),
                TitleSearch.over(catalog),
                People.of(catalog));
    }

    /** Beginning of the day on which it was trained, in UTC, seconds since 1970. */
    public long trainedAt() {
        return LocalDate.parse(version.substring(0, DAY_DIGITS), DateTimeFormatter.BASIC_ISO_DATE)
                .atStartOfDay(ZoneOffset.UTC)
                .toEpochSecond();
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
