package dev.marquee.training.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dashboard of Grafana, as its file describes it.
 *
 * @param name of the file
 * @param json all of it
 */
record Dashboard(String name, JsonNode json) {
    private static final int COLUMNS = 24;

    /** The dashboards of a folder. */
    static List<Dashboard> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> new Dashboard(file.getFileName().toString(), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All panels that show something: no rows. */
    List<JsonNode> panels() {
        return all().stream()
                .filter(panel -> !"row".equals(panel.path("type").asString()))
                .toList();
    }

    private List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode panel : json.path("panels")) {
            all.add(panel);
            panel.path("panels").forEach(all::add);
        }
        return all;
    }

    /** The variables that are asked of Prometheus: their query by their name. */
    Map<String, String> variables() {
        return json.path("templating")
                .path("list")
                .valueStream()
                .filter(variable -> "query".equals(variable.path("type").asString()))
                .collect(Collectors.toMap(
                        variable -> variable.path("name").asString(),
                        variable -> variable.path("query").path("query").asString()));
    }

    /** What a panel must have and lacks, and where panels lie on each other. */
    List<String> flaws() {
        List<String> flaws = new ArrayList<>();
        if (json.path("uid").asString("").isEmpty()) {
            flaws.add(name + " has no uid");
        }
        if (json.path("links").isEmpty()) {
            flaws.add(name + " has no link to the others");
        }
        for (JsonNode panel : panels()) {
            require(flaws, panel, "a title", panel.path("title"));
            require(flaws, panel, "a description", panel.path("description"));
            JsonNode defaults = panel.path("fieldConfig").path("defaults");
            require(flaws, panel, "a unit", defaults.path("unit"));
            require(flaws, panel, "thresholds", defaults.path("thresholds").path("steps"));
            require(flaws, panel, "a query", panel.path("targets"));
        }
        addOverlaps(flaws);
        return flaws;
    }

    private void require(List<String> flaws, JsonNode panel, String what, JsonNode value) {
        if (value.isMissingNode()
                || value.isArray() && value.isEmpty()
                || value.isString() && value.asString().isBlank()) {
            flaws.add("%s lacks %s".formatted(called(panel), what));
        }
    }

    private void addOverlaps(List<String> flaws) {
        Set<Integer> ids = new HashSet<>();
        Set<Integer> taken = new HashSet<>();
        for (JsonNode panel : all()) {
            if (!ids.add(panel.path("id").intValue())) {
                flaws.add(called(panel) + " has the id of another");
            }
            JsonNode place = panel.path("gridPos");
            int left = place.path("x").intValue();
            int right = left + place.path("w").intValue();
            int top = place.path("y").intValue();
            if (left < 0 || right > COLUMNS || left == right || place.path("h").intValue() < 1) {
                flaws.add("%s does not fit into %d columns: %s".formatted(called(panel), COLUMNS, place));
            }
            boolean free = true;
            for (int y = top; y < top + place.path("h").intValue(); y++) {
                for (int x = left; x < right; x++) {
                    free &= taken.add(y * COLUMNS + x);
                }
            }
            if (!free) {
                flaws.add(called(panel) + " lies on another");
            }
        }
    }

    /** How messages name a panel. */
    String called(JsonNode panel) {
        return "%s, panel \"%s\"".formatted(name, panel.path("title").asString(""));
    }
}
