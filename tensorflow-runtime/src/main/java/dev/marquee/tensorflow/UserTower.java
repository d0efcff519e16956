package dev.marquee.tensorflow;

import dev.marquee.core.feature.UserTowerInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The user tower: history in, user embedding out. Thread-safe up to the number of predictors; close it at the end. */
public final class UserTower implements AutoCloseable {
    /** Input, float {@code [h]}. */
    public static final String CENTRED = "centred";
    /** Input, int {@code [h]}. */
    public static final String ORDINALS = "ordinals";
    /** Input, float {@code [h]}. */
    public static final String RECENCY = "recency";
    /** Output, float {@code [1, d + 1]}; the last column is 1 and meets the item bias. */
    public static final String USER_EMBEDDING = "user_embedding";

    private final SavedModel model;

    private UserTower(SavedModel model) {
        this.model = model;
    }

    /**
     * Loads the tower.
     *
     * @param predictors number of concurrent calls
     * @throws IOException if it cannot be loaded or has other inputs
     */
    public static UserTower open(Path savedModel, int predictors) throws IOException {
        return new UserTower(SavedModel.open(savedModel, List.of(CENTRED, ORDINALS, RECENCY), predictors));
    }

    /** The user embedding, shape {@code [d + 1]}, not of unit length; the caller owns it. */
    public float[] embed(UserTowerInput input) {
        long ratings = input.ordinals().length;
        return model.run(
                new Tensor.Floats(input.centred(), ratings),
                new Tensor.Ints(input.ordinals(), ratings),
                new Tensor.Floats(input.recency(), ratings));
    }

    @Override
    public void close() {
        model.close();
    }
}
