package dev.marquee.tensorflow;

import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The ranking model: features in, predicted ratings out. Thread-safe up to the number of predictors; close it at the end. */
public final class RatingModel implements AutoCloseable {
    /** Input, float {@code [a, k]}. */
    public static final String ADDED = "added";
    /** Input, float {@code [n]}. */
    public static final String BASELINES = "baselines";
    /** Input, float {@code [n, RankingFeatures.COUNT]}. */
    public static final String FEATURES = "features";
    /** Input, int {@code [h]}. */
    public static final String HISTORY_ORDINALS = "history_ordinals";
    /** Input, float {@code [h]}. */
    public static final String HISTORY_RATINGS = "history_ratings";
    /** Input, float {@code [h]}. */
    public static final String HISTORY_RESIDUALS = "history_residuals";
    /** Input, int {@code [n]}. */
    public static final String ORDINALS = "ordinals";
    /** Output, float {@code [n]}, within the rating scale. */
    public static final String PREDICTED_RATING = "predicted_rating";

    private final SavedModel model;

    /* Of a row of an added movie. */
    private final int width;

    private RatingModel(SavedModel model) {
        this.model = model;
        this.width = model.columns(ADDED);
    }

    /**
     * Loads the model.
     *
     * @param predictors number of concurrent calls
     * @throws IOException if it cannot be loaded or has other inputs
     */
    public static RatingModel open(Path savedModel, int predictors) throws IOException {
        return new RatingModel(SavedModel.open(
                savedModel,
                List.of(ADDED, BASELINES, FEATURES, HISTORY_ORDINALS, HISTORY_RATINGS, HISTORY_RESIDUALS, ORDINALS),
                predictors));
    }

    /**
     * Predicted ratings of the candidates in their order, shape {@code [n]}, 0.5 to 5.0; the caller owns them.
     *
     * @throws IllegalArgumentException if the rows of added movies have another length than the movie tower's, or their ordinals do
     *     not count up by one
     * @throws IllegalStateException if there are more or fewer rows than candidates that the catalog does not hold
     */
    public float[] predict(RankingInput input) {
        int added = added(input);
        long rows = input.ordinals().length;
        long ratings = input.historyOrdinals().length;
        return model.run(
                new Tensor.Floats(input.added(), added, width),
                new Tensor.Floats(input.baselines(), rows),
                new Tensor.Floats(input.features(), rows, RankingFeatures.COUNT),
                new Tensor.Ints(input.historyOrdinals(), ratings),
                new Tensor.Floats(input.historyRatings(), ratings),
                new Tensor.Floats(input.historyResiduals(), ratings),
                new Tensor.Ints(input.ordinals(), rows));
    }

    /** How many candidates the catalog does not hold: the model takes their rows as they come. */
    private int added(RankingInput input) {
        int added = input.added().length / width;
        if (input.added().length != added * width) {
            throw new IllegalArgumentException(
                    "%d numbers of added movies; expected %d for each".formatted(input.added().length, width));
        }
        int next = added == 0
                ? Integer.MAX_VALUE
                : IntStream.of(input.ordinals()).max().orElse(0) - added + 1;
        for (int ordinal : input.ordinals()) {
            if (ordinal >= next && ordinal != next++) {
                throw new IllegalArgumentException(
                        "the candidates have the ordinals %s; expected the last %d of them to come in order"
                                .formatted(Arrays.toString(input.ordinals()), added));
            }
        }
        return added;
    }

    @Override
    public void close() {
        model.close();
    }
}
