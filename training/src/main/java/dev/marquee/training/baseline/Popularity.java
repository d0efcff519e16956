package dev.marquee.training.baseline;

import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;

/** Scores movies by their number of ratings, the same for everyone. Immutable and thread-safe. */
public final class Popularity implements RetrievalModel {
    private final float[] counts;

    /** Counts the ratings. */
    public Popularity(TrainingRatings ratings) {
        int[] whole = ratings.counts();
        counts = new float[whole.length];
        for (int ordinal = 0; ordinal < counts.length; ordinal++) {
            counts[ordinal] = whole[ordinal];
        }
    }

    @Override
    public float[] scores(UserRatings known) {
        return counts;
    }
}
