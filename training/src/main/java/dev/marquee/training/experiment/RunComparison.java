package dev.marquee.training.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Two runs side by side.
 *
 * @param first id
 * @param second id
 * @param parameters with data set, commit and seeds
 * @param metrics with wall time and memory
 */
record RunComparison(String first, String second, List<Row> parameters, List<Row> metrics) {
    /**
     * One value of both.
     *
     * @param name names that lead to it
     * @param first null where the first run has none
     * @param second null where the second run has none
     * @param differs whether they are not the same
     */
    record Row(
            String name, @Nullable JsonNode first, @Nullable JsonNode second, boolean differs) {}

    static RunComparison of(RunRecord first, RunRecord second) {
        return new RunComparison(
                first.id(),
                second.id(),
                rows(parameters(first), parameters(second)),
                rows(metrics(first), metrics(second)));
    }

    private static Map<String, JsonNode> parameters(RunRecord run) {
        Map<String, JsonNode> named = FlatJson.of(run.parameters());
        named.put("command", StringNode.valueOf(run.command()));
        named.put("dataset", StringNode.valueOf(run.dataset()));
        named.put("commit", StringNode.valueOf(run.commit()));
        named.put("seeds", StringNode.valueOf(run.seeds().toString()));
        return named;
    }

    private static Map<String, JsonNode> metrics(RunRecord run) {
        Map<String, JsonNode> named = FlatJson.of(run.metrics());
        named.put("seconds", RunsFolder.JSON.valueToTree(run.seconds()));
        named.put("peakMemoryMb", RunsFolder.JSON.valueToTree(run.peakMemoryMb()));
        return named;
    }

    private static List<Row> rows(Map<String, JsonNode> first, Map<String, JsonNode> second) {
        Set<String> names = new LinkedHashSet<>(first.keySet());
        names.addAll(second.keySet());
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            JsonNode one = first.get(name);
            JsonNode other = second.get(name);
            rows.add(new Row(name, one, other, !Objects.equals(one, other)));
        }
        return rows;
    }

    /** As a table; a star marks what differs. */
    String text() {
        StringBuilder text = new StringBuilder();
        append(text, "Parameters", parameters);
        append(text, "%nMetrics".formatted(), metrics);
        return text.toString();
    }

    private void append(StringBuilder text, String title, List<Row> rows) {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        String format = "%s %-" + Math.max(width, 10) + "s  %24s  %24s%n";
        text.append(title).append(String.format("%n"));
        text.append(String.format(format, " ", "", first, second));
        for (Row row : rows) {
            text.append(String.format(
                    format, row.differs() ? "*" : " ", row.name(), shown(row.first()), shown(row.second())));
        }
    }

    private static String shown(@Nullable JsonNode value) {
        return value == null ? "-" : RunText.value(value);
    }
}
