package dev.marquee.training.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Sets a list of recommendations as text of at most 100 columns. */
final class ListTable {
    private static final String ROW = "%4s  %9s  %6s  %4s  %-36s  %-30s";
    private static final int TITLE_COLUMNS = 36;
    private static final int GENRE_COLUMNS = 30;

    private ListTable() {}

    /** The list with a heading above and its timings below. */
    static String of(DemoList list) {
        List<String> lines = new ArrayList<>();
        lines.add("Recommended to %s:".formatted(list.person()));
        lines.add(ROW.formatted("", "predicted", "score", "year", "title", "genres"));
        List<JsonNode> items = list.items();
        for (int i = 0; i < items.size(); i++) {
            lines.add(row(i + 1, items.get(i)));
        }
        lines.add("      %s".formatted(cost(list.answer())));
        return lines.stream()
                .map(line -> line.stripTrailing() + System.lineSeparator())
                .collect(Collectors.joining());
    }

    private static String row(int position, JsonNode item) {
        return ROW.formatted(
                position,
                number("%.2f", item.path("predictedRating")),
                number("%.3f", item.path("score")),
                item.path("year").asString(""),
                cut(item.path("title").asString(), TITLE_COLUMNS),
                cut(genres(item), GENRE_COLUMNS));
    }

    private static String cost(JsonNode answer) {
        JsonNode timings = answer.path("timings");
        return "%s ms: history %s, retrieval %s, ranking %s, re-rank %s; model %s"
                .formatted(
                        number("%.1f", timings.path("totalMs")),
                        number("%.1f", timings.path("historyMs")),
                        number("%.1f", timings.path("retrievalMs")),
                        number("%.1f", timings.path("rankingMs")),
                        number("%.1f", timings.path("rerankMs")),
                        answer.path("modelVersion").asString("?"));
    }

    private static String genres(JsonNode item) {
        return item.path("genres").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private static String number(String format, JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, format, value.doubleValue()) : "?";
    }

    private static String cut(String text, int columns) {
        return text.length() <= columns ? text : text.substring(0, columns - 1) + "…";
    }
}
