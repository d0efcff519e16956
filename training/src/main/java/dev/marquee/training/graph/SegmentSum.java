package dev.marquee.training.graph;

import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * TensorFlow's operation {@code SegmentSum}: sums rows that belong together. TensorFlow Java offers its second version
 * and {@code UnsortedSegmentSum} only, and neither has a gradient.
 */
public final class SegmentSum {
    private SegmentSum() {}

    /**
     * Sums the rows of each segment.
     *
     * @param rows shape {@code [n]} or {@code [n, d]}
     * @param segments segment of each row, ascending from 0, each at least once, shape {@code [n]}
     * @return shape {@code [segments]} or {@code [segments, d]}
     */
    public static Operand<TFloat32> of(Ops tf, Operand<TFloat32> rows, Operand<TInt32> segments) {
        Operation operation = tf.scope()
                .opBuilder("SegmentSum", "SegmentSum")
                .addInput(rows.asOutput())
                .addInput(segments.asOutput())
                .build();
        return operation.<TFloat32>output(0);
    }
}
