package dev.marquee.training.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.random.TruncatedNormal;
import org.tensorflow.types.TFloat32;

/** Variables of a training graph, with the operations that initialise them. */
final class TrainableParameters implements Parameters {
    private final Ops tf;
    private final Random seeds;
    private final Map<String, Variable<TFloat32>> variables = new LinkedHashMap<>();
    private final List<Op> initialisers = new ArrayList<>();

    TrainableParameters(Ops tf, long seed) {
        this.tf = tf;
        seeds = new Random(seed);
    }

    @Override
    public Operand<TFloat32> get(String name, double deviation, long... shape) {
        Variable<TFloat32> variable = tf.withName(name).variable(Shape.of(shape), TFloat32.class);
        if (variables.put(name, variable) != null) {
            throw new IllegalArgumentException("parameter " + name + " is declared twice");
        }
        initialisers.add(tf.assign(variable, deviation == 0 ? filled(0, shape) : normal(deviation, shape)));
        return variable;
    }

    /** A variable that the optimiser keeps for itself. */
    Variable<TFloat32> slot(String name, float value, Shape shape) {
        Variable<TFloat32> variable = tf.withName(name).variable(shape, TFloat32.class);
        initialisers.add(tf.assign(variable, filled(value, shape.asArray())));
        return variable;
    }

    Map<String, Variable<TFloat32>> variables() {
        return variables;
    }

    List<Op> initialisers() {
        return initialisers;
    }

    private Operand<TFloat32> filled(float value, long... shape) {
        return tf.fill(tf.constant(shape), tf.constant(value));
    }

    private Operand<TFloat32> normal(double deviation, long... shape) {
        Operand<TFloat32> unit = tf.random.truncatedNormal(
                tf.constant(shape),
                TFloat32.class,
                TruncatedNormal.seed(1L + seeds.nextInt(Integer.MAX_VALUE - 1)),
                TruncatedNormal.seed2(1L + seeds.nextInt(Integer.MAX_VALUE - 1)));
        return tf.math.mul(unit, tf.constant((float) deviation));
    }
}
