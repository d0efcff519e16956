package dev.marquee.training.evaluation;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.blend.Candidate;
import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.catalog.Catalog;
import java.util.List;

/**
 * Candidates after both stages.
 *
 * @param candidates as retrieved, best first
 * @param predictedRatings one per candidate; nobody modifies them
 */
@SuppressWarnings("ArrayRecordComponent")
public record ScoredCandidates(List<Candidate> candidates, float[] predictedRatings) {
    /** The served order. */
    public List<RankedMovie> order(Blend blend) {
        return blend.order(candidates, predictedRatings);
    }

    /** The same as ordinals. */
    public int[] list(Catalog catalog, Blend blend) {
        return order(blend).stream()
                .mapToInt(movie -> catalog.ordinal(movie.movieId()).orElseThrow())
                .toArray();
    }
}
