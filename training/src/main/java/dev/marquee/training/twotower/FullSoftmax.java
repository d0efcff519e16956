package dev.marquee.training.twotower;

import dev.marquee.training.graph.MovieTable;
import dev.marquee.training.graph.Tensors;
import dev.marquee.training.split.HistoryCut;
import dev.marquee.training.split.LearnedMovies;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Targets compete with all learned movies. Immutable and thread-safe. */
final class FullSoftmax implements Softmax {
    private final LearnedMovies movies;
    private final int[] columns;

    FullSoftmax(LearnedMovies movies) {
        this.movies = movies;
        columns = IntStream.range(0, movies.size()).toArray();
    }

    @Override
    public boolean samples() {
        return false;
    }

    @Override
    public Operand<TFloat32> loss(Ops tf, Operand<TFloat32> users, MovieTable items, Operand<TFloat32> bias) {
        Operand<TFloat32> logits = tf.math.add(tf.linalg.matMul(users, items.all(), MatMul.transposeB(true)), bias);
        return Softmax.crossEntropy(tf, logits, Softmax.targets(tf, movies.size()));
    }

    @Override
    public Map<String, Tensor> tensors(List<HistoryCut> cuts, Random random) {
        float[] targets = Softmax.targets(cuts, movies, columns, movies.size());
        return Map.of(TARGETS, Tensors.of(targets, cuts.size(), movies.size()));
    }
}
