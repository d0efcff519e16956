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
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * Inverts a symmetric positive definite matrix by halves (Schur complement), so that nearly all work is in TensorFlow's
 * matrix product: on large matrices that is several times as fast as its operation {@code MatrixInverse}.
 */
public final class SymmetricInverse {
    private static final int LEAF = 512;
    private static final int THREADS = 2;

    private final Ops tf;

    private SymmetricInverse(Ops tf) {
        this.tf = tf;
    }

    /**
     * Inverts a matrix in place.
     *
     * @param matrix shape {@code [size, size]}, row by row
     */
    public static void invert(float[] matrix, int size) {
        TensorFlowNatives.load();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> input = tf.placeholder(TFloat32.class);
            Operand<TFloat32> inverse = new SymmetricInverse(tf).inverse(input, size);
            ConfigProto config = ConfigProto.newBuilder()
                    .setIntraOpParallelismThreads(THREADS)
                    .setInterOpParallelismThreads(1)
                    .build();
            try (Session session = new Session(graph, config);
                    TFloat32 tensor = Tensors.of(matrix, size, size);
                    Result result =
                            session.runner().feed(input, tensor).fetch(inverse).run()) {
                ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(matrix);
            }
        }
    }

    private Operand<TFloat32> inverse(Operand<TFloat32> matrix, int size) {
        if (size <= LEAF) {
            return tf.linalg.inv(matrix);
        }
        int half = size / 2;
        int rest = size - half;
        Operand<TFloat32> top = inverse(block(matrix, 0, 0, half, half), half);
        Operand<TFloat32> side = block(matrix, 0, half, half, rest);
        Operand<TFloat32> ratio = tf.linalg.matMul(top, side);
        Operand<TFloat32> complement = tf.math.sub(
                block(matrix, half, half, rest, rest), tf.linalg.matMul(side, ratio, MatMul.transposeA(true)));
        Operand<TFloat32> bottom = inverse(complement, rest);
        Operand<TFloat32> corner = tf.math.neg(tf.linalg.matMul(ratio, bottom));
        Operand<TFloat32> corrected = tf.math.sub(top, tf.linalg.matMul(corner, ratio, MatMul.transposeB(true)));
        Operand<TFloat32> across = tf.linalg.transpose(corner, tf.constant(new int[] {1, 0}));
        return tf.concat(
                List.of(
                        tf.concat(List.of(corrected, corner), tf.constant(1)),
                        tf.concat(List.of(across, bottom), tf.constant(1))),
                tf.constant(0));
    }

    private Operand<TFloat32> block(Operand<TFloat32> matrix, int row, int column, int rows, int columns) {
        return tf.slice(matrix, tf.constant(new int[] {row, column}), tf.constant(new int[] {rows, columns}));
    }
}
