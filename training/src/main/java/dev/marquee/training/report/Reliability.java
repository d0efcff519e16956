package dev.marquee.training.report;

import dev.marquee.training.chart.Axis;
import dev.marquee.training.chart.Chart;
import dev.marquee.training.chart.Figure;
import dev.marquee.training.chart.Markup;
import dev.marquee.training.chart.Series;
import dev.marquee.training.chart.Style;
import dev.marquee.training.evaluation.Calibration;
import java.util.List;
import java.util.Map;

/** Whether predicted ratings are what is given on average: a plot and the numbers. */
final class Reliability {
    private static final List<Series.Point> DIAGONAL =
            List.of(new Series.Point(0.5, 0.5, 1, ""), new Series.Point(5, 5, 1, ""));

    private Reliability() {}

    static void write(Map<String, Calibration> models, Markup out) {
        if (models.isEmpty()) {
            return;
        }
        out.open("section", "id", "calibration").element("h2", "Reliability of predicted ratings");
        out.element(
                "p",
                "Held-out ratings in bins by the predicted rating. On the diagonal a prediction is what is given on"
                        + " average; larger points stand for more ratings. The expected calibration error is the distance"
                        + " from the diagonal in stars, mean over ratings.");
        errors(models, out);
        out.open("div", "class", "figures");
        models.forEach((model, calibration) -> Figure.write(out, "reliability-" + model, chart(model, calibration)));
        out.close();
        models.forEach((model, calibration) -> bins(model, calibration, out));
        out.close();
    }

    static Chart chart(String model, Calibration calibration) {
        return new Chart(
                model + ", predicted and given ratings",
                "Mean given rating by predicted rating of %s; expected calibration error %.4f stars."
                        .formatted(model, calibration.ece()),
                Axis.around("predicted rating, stars", 0, 5),
                Axis.around("mean rating given, stars", 0, 5),
                List.of(
                        new Series(model, Style.of(0), true, points(model, calibration)),
                        new Series("as predicted", Style.REFERENCE, true, DIAGONAL)),
                Chart.Mark.NONE);
    }

    private static List<Series.Point> points(String model, Calibration calibration) {
        long most = calibration.bins().stream()
                .mapToLong(Calibration.Bin::ratings)
                .max()
                .orElse(1);
        return calibration.bins().stream()
                .map(bin -> new Series.Point(
                        bin.predicted(),
                        bin.observed(),
                        0.5 + 1.2 * Math.sqrt(bin.ratings() / (double) most),
                        "%s: predicted %.2f, given %.2f, %,d ratings"
                                .formatted(model, bin.predicted(), bin.observed(), bin.ratings())))
                .toList();
    }

    private static void errors(Map<String, Calibration> models, Markup out) {
        try (Grid grid = new Grid(out, "Calibration", List.of("model", "expected calibration error, stars"))) {
            models.forEach((model, calibration) -> grid.row(model, List.of("%.4f".formatted(calibration.ece()))));
        }
    }

    private static void bins(String model, Calibration calibration, Markup out) {
        out.open("details").element("summary", "Bins of " + model);
        List<String> columns = List.of("predicted", "mean predicted", "mean given", "ratings");
        try (Grid grid = new Grid(out, "Bins of " + model, columns)) {
            for (Calibration.Bin bin : calibration.bins()) {
                grid.row(
                        "%.2f to %.2f".formatted(bin.from(), bin.to()),
                        List.of(
                                "%.3f".formatted(bin.predicted()),
                                "%.3f".formatted(bin.observed()),
                                "%,d".formatted(bin.ratings())));
            }
        }
        out.close();
    }
}
