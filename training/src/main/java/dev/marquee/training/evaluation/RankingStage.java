package dev.marquee.training.evaluation;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.tensorflow.RatingModel;
import dev.marquee.training.split.UserRatings;
import java.io.IOException;
import java.nio.file.Path;

/** The second stage of a request: features and rating model. Not thread-safe; close it: it holds native memory. */
public final class RankingStage implements RatingPredictor, AutoCloseable {
    private final RankingFeatures features;
    private final RatingModel rating;

    /**
     * Loads a rating model that was exported to this place.
     *
     * @param statistics what is known of the ratings when a request comes
     * @throws IOException if it cannot be loaded
     */
    public RankingStage(MovieTraits traits, MovieStatistics statistics, Path rating) throws IOException {
        this.features = new RankingFeatures(traits, statistics);
        this.rating = RatingModel.open(rating, 1);
    }

    float[] ratings(KnownHistory history, int[] ordinals, int year) {
        return rating.predict(features.encode(history, ordinals, year));
    }

    @Override
    public float[] predict(UserRatings known, int[] ordinals, int year) {
        return ratings(known.history(), ordinals, year);
    }

    @Override
    public void close() {
        rating.close();
    }
}
