package dev.marquee.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** One input of a model: numbers with a shape. */
sealed interface Tensor {
    /** Copies the numbers to native memory owned by the manager. */
    NDArray create(NDManager manager);

    /** Whole numbers, row by row; not modified. */
    @SuppressWarnings("ArrayRecordComponent")
    record Ints(int[] values, long... shape) implements Tensor {
        @Override
        public NDArray create(NDManager manager) {
            return manager.create(values, new Shape(shape));
        }
    }

    /** Real numbers, row by row; not modified. */
    @SuppressWarnings("ArrayRecordComponent")
    record Floats(float[] values, long... shape) implements Tensor {
        @Override
        public NDArray create(NDManager manager) {
            return manager.create(values, new Shape(shape));
        }
    }
}
