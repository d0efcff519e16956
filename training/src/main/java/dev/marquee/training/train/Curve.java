package dev.marquee.training.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a training went, epoch by epoch.
 *
 * @param metric by which the validation part is watched, such as {@code ndcg@10} or {@code rmse}
 * @param chosen the epoch that was chosen, from 1; 0 where there was nothing to train
 * @param points one an epoch
 */
public record Curve(String metric, int chosen, List<Point> points) {
    /** Copies the points. */
    public Curve {
        points = List.copyOf(points);
    }

    /**
     * An epoch.
     *
     * @param epoch from 1
     * @param loss of training, mean over the examples of the epoch
     * @param validation the metric at its end; null where nobody looked
     */
    public record Point(int epoch, double loss, @Nullable Double validation) {}
}
