package dev.marquee.api.downstream;

import dev.marquee.contract.WireHistory;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import org.jspecify.annotations.Nullable;

/** Puts what the core knows into the form in which the services exchange it. */
public final class WireForms {
    private WireForms() {}

    /** Oldest first. */
    public static WireHistory of(History history) {
        int[] movieIds = new int[history.size()];
        float[] ratings = new float[history.size()];
        for (int i = 0; i < movieIds.length; i++) {
            RatedMovie rated = history.ratings().get(i);
            movieIds[i] = rated.movieId();
            ratings[i] = rated.rating();
        }
        return new WireHistory(movieIds, ratings, weights(history));
    }

    /** Absent where all are 1, as they are of most people. */
    private static float @Nullable [] weights(History history) {
        if (history.onlyRatings()) {
            return null;
        }
        float[] weights = new float[history.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = history.ratings().get(i).weight();
        }
        return weights;
    }
}
