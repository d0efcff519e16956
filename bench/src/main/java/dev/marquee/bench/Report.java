package dev.marquee.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a run found: one JSON object, and the same as sections of Markdown. Not thread-safe. */
final class Report {
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<String> sections = new ArrayList<>();

    /** Adds a field of the JSON object: a number, a text, a record or a list of these. */
    void figure(String name, Object value) {
        figures.put(name, value);
    }

    /** Adds a section, without blank lines around it. */
    void section(String markdown) {
        sections.add(markdown.strip());
    }

    /** One JSON object on one line. */
    String json() {
        return JsonMapper.shared().writeValueAsString(figures);
    }

    /** All sections. */
    String markdown() {
        return String.join("\n\n", sections);
    }
}
