package dev.marquee.training.twotower;

import dev.marquee.training.graph.MovieTable;
import dev.marquee.training.graph.Tensors;
import dev.marquee.training.split.HistoryCut;
import dev.marquee.training.split.LearnedMovies;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Targets compete with a sample of the learned movies that the users of a step share: the targets of all of them, and
 * some movies drawn evenly (mixed negative sampling: Yang et al., WWW 2020). A movie that is no target of the user counts
 * as many times as the inverse of its probability to be in the sample, so that the denominator is in expectation that of
 * the {@link FullSoftmax}; with all movies drawn it is that one. Not thread-safe.
 */
final class SampledSoftmax implements Softmax {
    /** Movies drawn evenly a step. */
    static final int NEGATIVES = 1_024;

    private static final String SAMPLE = "sample";
    private static final String LOG_PROBABILITY = "log_probability";

    private final LearnedMovies movies;
    private final float[] logProbability;
    private final int negatives;
    private final int[] drawn;
    private final int[] columns;

    /**
     * Prepares sampling.
     *
     * @param users who may be in a step
     * @param counts ratings of each learned movie by these users
     * @param batchUsers users of a step
     * @param negatives movies drawn evenly a step, without repetition
     */
    SampledSoftmax(int users, LearnedMovies movies, int[] counts, int batchUsers, int negatives) {
        this.movies = movies;
        this.negatives = Math.min(negatives, movies.size());
        logProbability = logProbability(users, counts, batchUsers);
        drawn = IntStream.range(0, movies.size()).toArray();
        columns = new int[movies.size()];
        Arrays.fill(columns, -1);
    }

    /** Log of the probability of each movie to be drawn evenly or to be a target of one of the step's users. */
    private float[] logProbability(int users, int[] counts, int batchUsers) {
        double even = negatives / (double) movies.size();
        float[] logs = new float[counts.length];
        for (int row = 0; row < logs.length; row++) {
            double targeted = HistoryCut.MEAN_TARGET_SHARE * Math.min(1, counts[row] / (double) users);
            double nobodys = Math.pow(1 - targeted, Math.min(users, batchUsers) - 1.0);
            logs[row] = (float) Math.log1p(-(1 - even) * nobodys);
        }
        return logs;
    }

    @Override
    public boolean samples() {
        return true;
    }

    @Override
    public Operand<TFloat32> loss(Ops tf, Operand<TFloat32> users, MovieTable items, Operand<TFloat32> bias) {
        Operand<TInt32> sample = tf.withName(SAMPLE).placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
        Operand<TFloat32> logs =
                tf.withName(LOG_PROBABILITY).placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
        Operand<TFloat32> targets = Softmax.targets(tf, -1);
        Operand<TFloat32> competing = items.of(sample);
        Operand<TFloat32> logits = tf.math.add(
                tf.linalg.matMul(users, competing, MatMul.transposeB(true)), tf.gather(bias, sample, tf.constant(0)));
        Operand<TFloat32> others = tf.math.sub(tf.constant(1f), tf.math.maximum(targets, tf.constant(0f)));
        return Softmax.crossEntropy(tf, tf.math.sub(logits, tf.math.mul(others, logs)), targets);
    }

    @Override
    public Map<String, Tensor> tensors(List<HistoryCut> cuts, Random random) {
        int[] sample = sample(cuts, random);
        float[] logs = new float[sample.length];
        for (int column = 0; column < sample.length; column++) {
            columns[sample[column]] = column;
            logs[column] = logProbability[sample[column]];
        }
        float[] targets = Softmax.targets(cuts, movies, columns, sample.length);
        for (int row : sample) {
            columns[row] = -1;
        }
        return Map.of(
                SAMPLE, Tensors.of(sample, sample.length),
                LOG_PROBABILITY, Tensors.of(logs, sample.length),
                TARGETS, Tensors.of(targets, cuts.size(), sample.length));
    }

    /** Rows of the learned movies that compete, ascending. */
    private int[] sample(List<HistoryCut> cuts, Random random) {
        BitSet rows = new BitSet(movies.size());
        for (HistoryCut cut : cuts) {
            for (int ordinal : cut.targets().ordinals()) {
                rows.set(movies.rows()[ordinal]);
            }
        }
        for (int i = 0; i < negatives; i++) {
            int j = i + random.nextInt(drawn.length - i);
            int row = drawn[j];
            drawn[j] = drawn[i];
            drawn[i] = row;
            rows.set(row);
        }
        return rows.stream().toArray();
    }
}
