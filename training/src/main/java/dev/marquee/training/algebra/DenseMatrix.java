package dev.marquee.training.algebra;

import dev.marquee.tensorflow.TensorFlowNatives;
import dev.marquee.training.graph.Tensors;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.linalg.SelfAdjointEig;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * A dense matrix in single precision, whose products TensorFlow computes. Not thread-safe.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param data row by row, shape {@code [rows, columns]}; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record DenseMatrix(int rows, int columns, float[] data) {
    private static final int THREADS = 2;

    /** Zeros. */
    public static DenseMatrix zeros(int rows, int columns) {
        return new DenseMatrix(rows, columns, new float[Math.multiplyExact(rows, columns)]);
    }

    /** The element in a row and a column. */
    public float at(int row, int column) {
        return data[row * columns + column];
    }

    /** {@code A B}. */
    public DenseMatrix times(DenseMatrix other) {
        return multiply(other, false, false);
    }

    /** {@code A Bᵀ}. */
    public DenseMatrix timesTransposed(DenseMatrix other) {
        return multiply(other, false, true);
    }

    /** {@code Aᵀ B}. */
    public DenseMatrix transposedTimes(DenseMatrix other) {
        return multiply(other, true, false);
    }

    private DenseMatrix multiply(DenseMatrix other, boolean transposed, boolean otherTransposed) {
        return new DenseMatrix(
                transposed ? columns : rows,
                otherTransposed ? other.rows : other.columns,
                compute(
                        this,
                        other,
                        (tf, a, b) -> tf.linalg.matMul(
                                a, b, MatMul.transposeA(transposed), MatMul.transposeB(otherTransposed))));
    }

    /**
     * The eigenvectors of a symmetric positive semi-definite matrix, best first, scaled to the root of their eigenvalue,
     * shape {@code [rows, count]}: their product with their own transpose is the best approximation of that rank.
     *
     * @param count how many at most; fewer where eigenvalues are no more than rounding
     */
    public DenseMatrix principal(int count) {
        float[] both = compute(this, zeros(0, columns), (tf, a, _) -> {
            SelfAdjointEig<TFloat32> eigen = tf.linalg.selfAdjointEig(a);
            return tf.concat(List.of(tf.expandDims(eigen.e(), tf.constant(0)), eigen.v()), tf.constant(0));
        });
        float largest = both[columns - 1];
        int kept = 0;
        while (kept < Math.min(count, columns) && both[columns - 1 - kept] > largest * 1e-6f) {
            kept++;
        }
        DenseMatrix principal = zeros(rows, kept);
        for (int k = 0; k < kept; k++) {
            float scale = (float) Math.sqrt(both[columns - 1 - k]);
            for (int row = 0; row < rows; row++) {
                principal.data[row * kept + k] = scale * both[(row + 1) * columns + columns - 1 - k];
            }
        }
        return principal;
    }

    private static float[] compute(DenseMatrix first, DenseMatrix second, Formula formula) {
        TensorFlowNatives.load();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> a = tf.placeholder(TFloat32.class);
            Placeholder<TFloat32> b = tf.placeholder(TFloat32.class);
            Operand<TFloat32> output = formula.of(tf, a, b);
            ConfigProto config = ConfigProto.newBuilder()
                    .setIntraOpParallelismThreads(THREADS)
                    .setInterOpParallelismThreads(1)
                    .build();
            try (Session session = new Session(graph, config);
                    TFloat32 one = Tensors.of(first.data, first.rows, first.columns);
                    TFloat32 other = Tensors.of(second.data, second.rows, second.columns);
                    Result result = session.runner()
                            .feed(a, one)
                            .feed(b, other)
                            .fetch(output)
                            .run()) {
                return Tensors.read((TFloat32) result.get(0));
            }
        }
    }

    /** What is computed from two matrices. */
    @FunctionalInterface
    private interface Formula {
        Operand<TFloat32> of(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b);
    }
}
