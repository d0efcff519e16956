package dev.marquee.ranking.feature;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.core.history.History;
import dev.marquee.service.ProblemException;

/** Turns a request into the input of the ranking model, over the movies of one bundle. Immutable and thread-safe. */
public final class FeatureAssembler {
    private final Catalog catalog;
    private final RankingFeatures features;
    private final int newestYear;

    private FeatureAssembler(Catalog catalog, long newestRating) {
        this.catalog = catalog.withoutDetails();
        this.features = new RankingFeatures(MovieTraits.of(catalog), MovieStatistics.of(catalog));
        this.newestYear = RankingFeatures.contextYear(Integer.MAX_VALUE, newestRating);
    }

    /** Reads the movies of a bundle. */
    public static FeatureAssembler of(Bundle bundle) {
        return new FeatureAssembler(
                bundle.catalog(), bundle.manifest().trainedOn().newest());
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
        return features.encode(KnownHistory.of(catalog, history), ordinals, Math.min(year, newestYear));
    }

    private int ordinal(int position, int movieId) {
        return catalog.ordinal(movieId)
                .orElseThrow(() -> ProblemException.invalid(
                        "movieIds[" + position + "]", "movie %d is not in the catalog".formatted(movieId)));
    }
}
