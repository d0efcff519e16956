package dev.marquee.training.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** Adam (Kingma and Ba, arXiv:1412.6980, algorithm 1) over all parameters of a graph. */
final class Adam {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-7f;

    private Adam() {}

    /** One step against the gradient of the loss; all gradients are computed before any parameter changes. */
    static Op step(Ops tf, TrainableParameters parameters, Operand<TFloat32> loss, Operand<TFloat32> learningRate) {
        Map<String, Variable<TFloat32>> variables = parameters.variables();
        List<Operand<?>> targets = new ArrayList<>(variables.values());
        Gradients gradients = tf.gradients(loss, targets);
        List<Op> computed = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            computed.add(gradients.<TFloat32>dy(i));
        }
        Variable<TFloat32> power1 = parameters.slot("adam_power1", BETA1, org.tensorflow.ndarray.Shape.scalar());
        Variable<TFloat32> power2 = parameters.slot("adam_power2", BETA2, org.tensorflow.ndarray.Shape.scalar());
        Ops after = tf.withControlDependencies(computed);
        List<Op> updates = new ArrayList<>();
        int i = 0;
        for (Map.Entry<String, Variable<TFloat32>> entry : variables.entrySet()) {
            Variable<TFloat32> variable = entry.getValue();
            updates.add(after.train.applyAdam(
                    variable,
                    parameters.slot(entry.getKey() + "_mean", 0, variable.shape()),
                    parameters.slot(entry.getKey() + "_variance", 0, variable.shape()),
                    power1,
                    power2,
                    learningRate,
                    tf.constant(BETA1),
                    tf.constant(BETA2),
                    tf.constant(EPSILON),
                    gradients.<TFloat32>dy(i++)));
        }
        Ops last = tf.withControlDependencies(updates);
        return tf.withControlDependencies(List.of(
                        last.assign(power1, last.math.mul(power1, tf.constant(BETA1))),
                        last.assign(power2, last.math.mul(power2, tf.constant(BETA2)))))
                .noOp();
    }
}
