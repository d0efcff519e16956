package dev.marquee.training.graph;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Arrays to tensors and back. The caller closes the tensors. */
public final class Tensors {
    private Tensors() {}

    /** Whole numbers, row by row. */
    public static TInt32 of(int[] values, long... shape) {
        return TInt32.tensorOf(Shape.of(shape), DataBuffers.of(values));
    }

    /** Real numbers, row by row. */
    public static TFloat32 of(float[] values, long... shape) {
        return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values));
    }

    /** Copies a tensor's numbers. */
    public static float[] read(TFloat32 tensor) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
    }
}
