package dev.marquee.core.feature;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The part of a history that the models read: the newest {@link #MAX_RATINGS} rated movies that the bundle of the catalog
 * holds: of others the models know nothing.
 *
 * @param ordinals oldest first, shape {@code [h]}; nobody modifies it
 * @param ratings parallel to them, 0.5 to 5.0; nobody modifies it
 * @param weights parallel to them, how much each counts beside a rating that was given, (0, 1]; nobody modifies it
 */
@SuppressWarnings("ArrayRecordComponent")
public record KnownHistory(int[] ordinals, float[] ratings, float[] weights) {
    /** Older ratings are not read. */
    public static final int MAX_RATINGS = 1_000;

    /** Ratings that were given. */
    public KnownHistory(int[] ordinals, float[] ratings) {
        this(ordinals, ratings, ones(ordinals.length));
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Looks the movies up; others than the bundle's are left out. */
    public static KnownHistory of(Catalog catalog, History history) {
        List<RatedMovie> rated = history.ratings();
        int[] ordinals = new int[Math.min(rated.size(), MAX_RATINGS)];
        float[] ratings = new float[ordinals.length];
        float[] weights = new float[ordinals.length];
        int first = ordinals.length;
        for (int i = rated.size() - 1; i >= 0 && first > 0; i--) {
            OptionalInt ordinal = catalog.ordinal(rated.get(i).movieId());
            if (ordinal.isPresent() && ordinal.getAsInt() < catalog.bundled()) {
                first--;
                ordinals[first] = ordinal.getAsInt();
                ratings[first] = rated.get(i).rating();
                weights[first] = rated.get(i).weight();
            }
        }
        return new KnownHistory(
                Arrays.copyOfRange(ordinals, first, ordinals.length),
                Arrays.copyOfRange(ratings, first, ratings.length),
                Arrays.copyOfRange(weights, first, weights.length));
    }

    /** The same without one of its movies. */
    public KnownHistory without(int position) {
        int[] others = new int[size() - 1];
        float[] theirRatings = new float[others.length];
        float[] theirWeights = new float[others.length];
        for (int from = 0, to = 0; from < size(); from++) {
            if (from != position) {
                others[to] = ordinals[from];
                theirRatings[to] = ratings[from];
                theirWeights[to++] = weights[from];
            }
        }
        return new KnownHistory(others, theirRatings, theirWeights);
    }

    /** Number of ratings. */
    public int size() {
        return ordinals.length;
    }
}
