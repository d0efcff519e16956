package dev.marquee.training.dcn;

import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.tensorflow.RatingModel;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The inputs of {@link RatingModel}, with its names and shapes. */
record RatingInputs(
        Placeholder<TFloat32> added,
        Placeholder<TFloat32> baselines,
        Placeholder<TFloat32> features,
        Placeholder<TInt32> historyOrdinals,
        Placeholder<TFloat32> historyRatings,
        Placeholder<TFloat32> historyResiduals,
        Placeholder<TInt32> ordinals) {
    /**
     * The inputs in a graph.
     *
     * @param width of a row of an added movie
     */
    static RatingInputs in(Ops tf, int width) {
        return new RatingInputs(
                floats(tf, RatingModel.ADDED, -1, width),
                floats(tf, RatingModel.BASELINES, -1),
                floats(tf, RatingModel.FEATURES, -1, RankingFeatures.COUNT),
                ints(tf, RatingModel.HISTORY_ORDINALS),
                floats(tf, RatingModel.HISTORY_RATINGS, -1),
                floats(tf, RatingModel.HISTORY_RESIDUALS, -1),
                ints(tf, RatingModel.ORDINALS));
    }

    Signature signature(Operand<TFloat32> predicted) {
        return Signature.builder("serving_default")
                .input(RatingModel.ADDED, added)
                .input(RatingModel.BASELINES, baselines)
                .input(RatingModel.FEATURES, features)
                .input(RatingModel.HISTORY_ORDINALS, historyOrdinals)
                .input(RatingModel.HISTORY_RATINGS, historyRatings)
                .input(RatingModel.HISTORY_RESIDUALS, historyResiduals)
                .input(RatingModel.ORDINALS, ordinals)
                .output(RatingModel.PREDICTED_RATING, predicted)
                .build();
    }

    static Placeholder<TInt32> ints(Ops tf, String name) {
        return tf.withName(name).placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    }

    private static Placeholder<TFloat32> floats(Ops tf, String name, long... shape) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    }
}
