package dev.marquee.training.report;

import dev.marquee.training.chart.Axis;
import dev.marquee.training.chart.Chart;
import dev.marquee.training.chart.Figure;
import dev.marquee.training.chart.Markup;
import dev.marquee.training.chart.Series;
import dev.marquee.training.chart.Style;
import dev.marquee.training.train.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Training loss and validation metric by epoch: the first training of a model, the others faintly behind it. */
final class LearningCurves {
    private LearningCurves() {}

    static void write(Map<String, Map<String, Curve>> curves, Markup out) {
        if (curves.isEmpty()) {
            return;
        }
        out.open("section", "id", "curves").element("h2", "Learning curves");
        out.element(
                "p",
                "By epoch: the loss on the training part and the metric on the validation part, which chooses the epoch."
                        + " Other splits and seeds of the same model are faint.");
        out.open("div", "class", "figures");
        curves.forEach((model, trainings) -> {
            if (first(trainings).getValue().points().isEmpty()) {
                return;
            }
            Figure.write(out, "loss-" + model, chart(model, "training loss", trainings, point -> point.loss()));
            String metric = new Metric(first(trainings).getValue().metric()).label();
            Figure.write(
                    out,
                    "validation-" + model,
                    chart(model, "validation " + metric, trainings, Curve.Point::validation));
        });
        out.close().close();
    }

    private static Map.Entry<String, Curve> first(Map<String, Curve> trainings) {
        return trainings.entrySet().iterator().next();
    }

    /** The chart of what a point has to say; nothing where it is null. */
    static Chart chart(
            String model, String label, Map<String, Curve> trainings, Function<Curve.Point, @Nullable Double> value) {
        List<Series> series = new ArrayList<>();
        trainings.forEach((training, curve) -> series.add(
                series.isEmpty()
                        ? new Series(training, Style.of(0), true, points(curve, value))
                        : new Series("other splits and seeds", Style.FAINT, true, points(curve, value))));
        Curve shown = first(trainings).getValue();
        List<Double> values = series.stream()
                .flatMap(one -> one.points().stream())
                .map(Series.Point::y)
                .toList();
        int epochs = trainings.values().stream()
                .mapToInt(curve -> curve.points().size())
                .max()
                .orElse(1);
        return new Chart(
                "%s, %s".formatted(model, label),
                "%s by epoch of %s, %d epochs; epoch %d was chosen%s."
                        .formatted(
                                label,
                                model,
                                shown.points().size(),
                                shown.chosen(),
                                at(shown, value).map(text -> " at " + text).orElse("")),
                Axis.whole("epoch", 1, epochs),
                Axis.around(
                        label,
                        values.stream().mapToDouble(v -> v).min().orElse(0),
                        values.stream().mapToDouble(v -> v).max().orElse(1)),
                series,
                new Chart.Mark(shown.chosen(), "chosen: epoch " + shown.chosen()));
    }

    private static Optional<String> at(Curve curve, Function<Curve.Point, @Nullable Double> value) {
        return curve.points().stream()
                .filter(point -> point.epoch() == curve.chosen())
                .findFirst()
                .map(value)
                .map(LearningCurves::text);
    }

    private static List<Series.Point> points(Curve curve, Function<Curve.Point, @Nullable Double> value) {
        return curve.points().stream()
                .filter(point -> value.apply(point) != null)
                .map(point -> point(point.epoch(), Objects.requireNonNull(value.apply(point))))
                .toList();
    }

    private static Series.Point point(int epoch, double value) {
        return new Series.Point(epoch, value, 0.6, "epoch %d: %s".formatted(epoch, text(value)));
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
