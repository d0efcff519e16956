package dev.marquee.training.tune;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.training.experiment.RunRecord;
import dev.marquee.training.train.Settings;
import dev.marquee.training.train.SettingsJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a search has found.
 *
 * @param tune its id
 * @param dataset id
 * @param seed of what is drawn, and of training
 * @param seconds wall time of all trials
 * @param trials by number
 * @param best parameters of both models, as {@code --parameters} reads them
 */
record TuneReport(String tune, String dataset, long seed, double seconds, List<Row> trials, ObjectNode best) {
    private static final int SHOWN = 15;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * A trial.
     *
     * @param trial number
     * @param run id of its record
     * @param model that was trained
     * @param metric of the validation part
     * @param value of the metric, null if it failed
     * @param epochs that were kept, null if it failed
     * @param seconds wall time
     * @param error why it failed, null if it did not
     * @param changed parameters that are not as by default
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            int trial,
            String run,
            String model,
            String metric,
            @Nullable Double value,
            @Nullable Integer epochs,
            double seconds,
            @Nullable String error,
            Map<String, JsonNode> changed) {}

    static TuneReport of(TunePlan plan, Trials trials) {
        return new TuneReport(
                plan.id(),
                plan.dataset(),
                plan.seed(),
                trials.seconds(),
                trials.all().stream().map(record -> row(trials, record)).toList(),
                SettingsJson.of(trials.best()));
    }

    private static Row row(Trials trials, RunRecord record) {
        JsonNode epochs = record.metrics().path("epochs");
        return new Row(
                Trials.number(record),
                record.id(),
                trials.model(record).label(),
                trials.model(record).metric(),
                trials.value(record).orElse(null),
                epochs.isNumber() ? epochs.intValue() : null,
                record.seconds(),
                record.error(),
                changed(record.parameters()));
    }

    private static Map<String, JsonNode> changed(Map<String, JsonNode> parameters) {
        Map<String, JsonNode> changed = new LinkedHashMap<>();
        ObjectNode defaults = SettingsJson.of(Settings.defaults(0));
        parameters.forEach((name, value) -> addChanged(name, value, defaults.path(name), changed));
        return changed;
    }

    private static void addChanged(String name, JsonNode value, JsonNode usual, Map<String, JsonNode> changed) {
        if (value.isObject()) {
            value.properties()
                    .forEach(entry -> addChanged(
                            name + "/" + entry.getKey(), entry.getValue(), usual.path(entry.getKey()), changed));
        } else if (!same(value, usual)) {
            changed.put(name, value);
        }
    }

    /** Numbers may be of different types, since one of them was read from a file. */
    private static boolean same(JsonNode one, JsonNode other) {
        return one.toString().equals(other.toString());
    }

    /** As tables, the best trials first, and the best parameters below; each line ended. */
    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Search %s on %s: %d trials in %.0f s, measured on the validation part of protocol B, seed %d%n",
                tune,
                dataset,
                trials.size(),
                seconds,
                seed));
        for (TunedModel model : TunedModel.values()) {
            append(text, model);
        }
        return text.append(String.format("%nBest parameters%n%s%n", JSON.writeValueAsString(best)))
                .toString();
    }

    private void append(StringBuilder text, TunedModel model) {
        List<Row> rows = trials.stream()
                .filter(row -> row.model().equals(model.label()) && row.value() != null)
                .sorted((one, other) ->
                        model.better(value(one), value(other)) ? -1 : model.better(value(other), value(one)) ? 1 : 0)
                .limit(SHOWN)
                .toList();
        if (!rows.isEmpty()) {
            text.append(String.format(
                    "%n%-10s %8s  %6s  %7s  %s%n", model.label(), model.metric(), "epochs", "seconds", "changed"));
        }
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "trial %-4d %8.4f  %6d  %7.0f  %s%n",
                    row.trial(),
                    value(row),
                    row.epochs(),
                    row.seconds(),
                    row.changed().isEmpty() ? "nothing: the defaults" : told(row)));
        }
    }

    private static double value(Row row) {
        return Objects.requireNonNull(row.value(), "of a trial that ended well");
    }

    private static String told(Row row) {
        return row.changed().entrySet().stream()
                .map(entry -> "%s %s".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
