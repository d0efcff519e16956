package dev.marquee.core.blend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders candidates by {@code w · retrieval + (1 − w) · rating}: the retrieval score scaled to [0, 1] over the
 * candidates, the predicted rating scaled to [0, 1] over the rating scale. The weight is tuned on validation nDCG@10.
 *
 * @param retrievalWeight w, [0, 1]
 */
public record Blend(double retrievalWeight) {
    private static final double LOWEST_RATING = 0.5;
    private static final double RATING_RANGE = 4.5;
    private static final Comparator<RankedMovie> BEST_FIRST =
            Comparator.comparingDouble((RankedMovie movie) -> -movie.score()).thenComparingInt(RankedMovie::movieId);

    /** Checks the weight. */
    public Blend {
        if (!(retrievalWeight >= 0 && retrievalWeight <= 1)) {
            throw new IllegalArgumentException("retrieval weight " + retrievalWeight + "; expected 0 to 1");
        }
    }

    /**
     * Best first; equal scores by movie id.
     *
     * @param candidates in any order
     * @param predictedRatings one per candidate, or null where ranking did not answer: then retrieval alone decides
     */
    public List<RankedMovie> order(List<Candidate> candidates, float @Nullable [] predictedRatings) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (Candidate candidate : candidates) {
            lowest = Math.min(lowest, candidate.retrievalScore());
            highest = Math.max(highest, candidate.retrievalScore());
        }
        float range = highest > lowest ? highest - lowest : 1;
        List<RankedMovie> ranked = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            double retrieval = (candidate.retrievalScore() - lowest) / range;
            ranked.add(
                    predictedRatings == null
                            ? new RankedMovie(candidate.movieId(), retrieval, null)
                            : blended(candidate.movieId(), retrieval, predictedRatings[i]));
        }
        ranked.sort(BEST_FIRST);
        return ranked;
    }

    private RankedMovie blended(int movieId, double retrieval, float predictedRating) {
        double rating = (predictedRating - LOWEST_RATING) / RATING_RANGE;
        return new RankedMovie(movieId, retrievalWeight * retrieval + (1 - retrievalWeight) * rating, predictedRating);
    }
}
