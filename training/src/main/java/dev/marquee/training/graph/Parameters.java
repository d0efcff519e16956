package dev.marquee.training.graph;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Where a forward function takes its parameters from: trainable variables in training, filled ones in the exported
 * model. One forward function therefore builds both graphs.
 */
public interface Parameters {
    /**
     * The parameter of this name, drawn from a truncated normal distribution when training starts.
     *
     * @param deviation standard deviation; 0 means all zeros
     * @param shape sizes of its dimensions
     */
    Operand<TFloat32> get(String name, double deviation, long... shape);
}
