package dev.marquee.training.train;

import dev.marquee.training.graph.StepListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The weights that validate best so far, the earlier ones of equals, and the curve that led to them. Not thread-safe. */
final class Best<T> implements StepListener {
    private final String metric;
    private final DoubleUnaryOperator score;
    private final StepListener progress;
    private final List<Curve.Point> points = new ArrayList<>();
    private double losses;
    private long examples;
    private double best = Double.NEGATIVE_INFINITY;
    private int chosen;
    private @Nullable T weights;

    /**
     * Starts before the first epoch.
     *
     * @param metric by which the validation part is watched
     * @param score of a value of it; higher is better
     * @param progress told of each step too
     */
    Best(String metric, DoubleUnaryOperator score, StepListener progress) {
        this.metric = metric;
        this.score = score;
        this.progress = progress;
    }

    @Override
    public void stepped(float loss, int stepExamples) {
        losses += (double) loss * stepExamples;
        examples += stepExamples;
        progress.stepped(loss, stepExamples);
    }

    /**
     * An epoch has ended.
     *
     * @param validation null if nobody looked
     * @param now the weights as they are now
     */
    void ended(@Nullable Double validation, Supplier<T> now) {
        points.add(new Curve.Point(points.size() + 1, losses / examples, validation));
        losses = 0;
        examples = 0;
        if (validation != null && (weights == null || score.applyAsDouble(validation) > best)) {
            best = score.applyAsDouble(validation);
            chosen = points.size();
            weights = now.get();
        }
    }

    /** What was chosen. */
    Fitted<T> fitted() {
        return new Fitted<>(
                Objects.requireNonNull(weights, "validated at the last epoch"), new Curve(metric, chosen, points));
    }
}
