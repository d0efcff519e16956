package dev.marquee.ranking.feature;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.core.history.History;
import dev.marquee.service.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns a request into the input of the ranking model, over the movies of one bundle and those that were added to it. Immutable and
 * thread-safe.
 */
public final class FeatureAssembler {
    private final Catalog catalog;
    private final MovieTraits traits;
    private final MovieStatistics statistics;
    private final RankingFeatures features;
    private final int newestYear;
    /** Of each added movie, by ordinal behind the bundle's own, what the movie tower says. */
    private final float[][] added;

    private FeatureAssembler(
            Catalog catalog, MovieTraits traits, MovieStatistics statistics, int newestYear, float[][] added) {
        this.catalog = catalog;
        this.traits = traits;
        this.statistics = statistics;
        this.features = new RankingFeatures(traits, statistics);
        this.newestYear = newestYear;
        this.added = added;
    }

    /** Reads the movies of a bundle. */
    public static FeatureAssembler of(Bundle bundle) {
        Catalog catalog = bundle.catalog();
        return new FeatureAssembler(
                catalog.withoutDetails(),
                MovieTraits.of(catalog),
                MovieStatistics.of(catalog),
                RankingFeatures.contextYear(
                        Integer.MAX_VALUE, bundle.manifest().trainedOn().newest()),
                new float[0][]);
    }

    /**
     * The same over further movies, in this order, behind the bundle's own; nobody has rated them.
     *
     * @param movies that the bundle does not hold
     * @param rows what the movie tower says of them, row by row; not modified
     * @throws IllegalArgumentException if the bundle holds one of them
     */
    public FeatureAssembler with(List<Movie> movies, float[] rows) {
        int width = rows.length / movies.size();
        return new FeatureAssembler(
                catalog.adding(movies).withoutDetails(),
                traits.with(movies),
                statistics.with(movies.size()),
                newestYear,
                IntStream.range(0, movies.size())
                        .mapToObj(i -> Arrays.copyOfRange(rows, i * width, (i + 1) * width))
                        .toArray(float[][]::new));
    }

    /** Number of movies. */
    public int movies() {
        return catalog.size();
    }

    /** The movie id at this ordinal. */
    public int movieId(int ordinal) {
        return catalog.movieId(ordinal);
    }

    /**
     * The features of every candidate, in their order.
     *
     * @param history movies that the catalog does not hold are left out
     * @param movieIds candidates; not modified
     * @param year of the request; none after the training is used
     * @throws ProblemException 400 naming the candidate that the catalog does not hold
     */
    public RankingInput assemble(History history, int[] movieIds, int year) {
        int[] ordinals = new int[movieIds.length];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = ordinal(i, movieIds[i]);
        }
        RankingInput input = features.encode(KnownHistory.of(catalog, history), ordinals, Math.min(year, newestYear));
        return added.length == 0 ? input : withAdded(input);
    }

    /** The model gets the rows of the added candidates only, and their ordinals count those. */
    private RankingInput withAdded(RankingInput input) {
        int[] ordinals = input.ordinals();
        int asked = 0;
        float[] rows = new float[ordinals.length * added[0].length];
        for (int i = 0; i < ordinals.length; i++) {
            int behind = ordinals[i] - catalog.bundled();
            if (behind >= 0) {
                System.arraycopy(added[behind], 0, rows, asked * added[behind].length, added[behind].length);
                ordinals[i] = catalog.bundled() + asked++;
            }
        }
        return input.withAdded(Arrays.copyOf(rows, asked * added[0].length));
    }

    private int ordinal(int position, int movieId) {
        return catalog.ordinal(movieId)
                .orElseThrow(() -> ProblemException.invalid(
                        "movieIds[" + position + "]", "movie %d is not in the catalog".formatted(movieId)));
    }
}
