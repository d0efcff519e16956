package dev.marquee.training.harness;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of all models, by section. Not thread-safe. */
final class Results {
    private final Map<Section, Map<String, ModelResult>> models = new EnumMap<>(Section.class);

    /** What is known of a model, to be added to. */
    ModelResult of(Section section, String model) {
        return all(section).computeIfAbsent(model, _ -> new ModelResult());
    }

    /** All models of a section, in the order in which they came. */
    Map<String, ModelResult> all(Section section) {
        return models.computeIfAbsent(section, _ -> new LinkedHashMap<>());
    }
}
