package dev.marquee.api.catalogue;

import dev.marquee.api.downstream.Edition;
import dev.marquee.api.downstream.WireForms;
import dev.marquee.contract.WireMovies;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway needs of a bundle, with the movies that were edited since: no model and no index. Immutable and thread-safe.
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
 * @param added movies behind the bundle's own, as the other services read them; null if there are none
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
        People people,
        @Nullable WireMovies added)
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
                People.of(catalog),
                null);
    }

    /**
     * The same bundle with edited movies. Costs copies of what there is, and the reading of what is new.
     *
     * @param edits as {@link Catalog#with} takes them; of movies that the bundle does not hold, the first {@link WireMovies#MOST} by id
     */
    ServedBundle with(Map<Integer, Optional<Movie>> edits) {
        Map<Integer, Optional<Movie>> some = new HashMap<>(edits);
        edits.entrySet().stream()
                .filter(edit -> edit.getValue().isPresent() && !catalog.isBundled(edit.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .skip(WireMovies.MOST)
                .forEach(some::remove);
        Catalog edited = catalog.with(some);
        return new ServedBundle(
                version,
                dataset,
                newestRating,
                evaluatedError,
                profile,
                edited,
                blend,
                reranker.with(edited),
                titles.with(edited),
                people.with(catalog, edited),
                WireForms.of(edited.movies().subList(edited.bundled(), edited.size())));
    }

    /** What the other services shall answer from. */
    public Edition edition() {
        return new Edition(version, added);
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
