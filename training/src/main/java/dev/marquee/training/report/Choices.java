package dev.marquee.training.report;

import dev.marquee.training.chart.Markup;
import dev.marquee.training.linear.HistoryWeights;
import dev.marquee.training.train.RetrievalChoice;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the validation part chose of the retrieval model, by split and seed. */
final class Choices {
    private static final List<String> COLUMNS = List.of(
            "split and seed",
            "rated together: newest count 1, oldest",
            "rated next: newest count 1, oldest",
            "share of next",
            "deep epochs",
            "share of deep");

    private Choices() {}

    static void write(Map<String, RetrievalChoice> choices, Markup out) {
        if (choices.isEmpty()) {
            return;
        }
        out.open("section", "id", "choices").element("h2", "Choices");
        out.element(
                "p",
                "How much older ratings count in the two regressions of the linear path, what the second counts against the"
                        + " first, and the deep path against both.");
        try (Grid grid = new Grid(out, "Chosen on the validation part", COLUMNS)) {
            choices.forEach((split, choice) -> grid.row(split, cells(choice)));
        }
        out.close();
    }

    private static List<String> cells(RetrievalChoice choice) {
        return List.of(
                text(choice.linear().together()),
                choice.linear().nextShare() == 0 ? "–" : text(choice.linear().next()),
                text(choice.linear().nextShare()),
                String.valueOf(choice.deepEpochs()),
                text(choice.deepShare()));
    }

    private static String text(HistoryWeights weights) {
        return weights.floor() == 1
                ? "1"
                : "%s, within %s ratings".formatted(text(weights.floor()), text(weights.age()));
    }

    private static String text(float number) {
        return String.format(Locale.ROOT, "%.3g", number)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }
}
