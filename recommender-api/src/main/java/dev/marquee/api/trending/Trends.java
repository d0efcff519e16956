package dev.marquee.api.trending;

import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.catalog.Catalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The movies that trend at a moment. Immutable.
 *
 * @param asOf the moment
 * @param movies the one with the most attention first, equals by id
 */
public record Trends(Instant asOf, List<Trend> movies) {

    /** Copies the list. */
    public Trends {
        movies = List.copyOf(movies);
    }

    /**
     * A movie.
     *
     * @param movieId positive; not every bundle holds it
     * @param attention points that are left of what people did with it, above 0
     */
    public record Trend(int movieId, double attention) {}

    /**
     * Those that may be shown, in order; their score is their attention as a share of that of the first.
     *
     * @param accepted ordinals; not modified
     * @param most at most so many
     */
    public List<RankedMovie> among(Catalog catalog, BitSet accepted, int most) {
        List<RankedMovie> ranked = new ArrayList<>();
        double first = 0;
        for (Trend trend : movies) {
            int ordinal = catalog.ordinal(trend.movieId()).orElse(-1);
            if (ordinal < 0 || !accepted.get(ordinal)) {
                continue;
            }
            first = ranked.isEmpty() ? trend.attention() : first;
            ranked.add(new RankedMovie(trend.movieId(), trend.attention() / first, null));
            if (ranked.size() == most) {
                break;
            }
        }
        return ranked;
    }
}
