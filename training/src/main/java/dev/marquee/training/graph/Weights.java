package dev.marquee.training.graph;

import java.util.Map;

/**
 * Trained parameters by name. Immutable by convention: nobody modifies the arrays.
 *
 * @param values by name
 */
public record Weights(Map<String, Values> values) {
    /** Copies the map. */
    public Weights {
        values = Map.copyOf(values);
    }

    /** The values of a parameter. */
    public Values get(String name) {
        Values found = values.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no parameter " + name + " among " + values.keySet());
        }
        return found;
    }

    /**
     * One parameter.
     *
     * @param data row by row
     * @param shape sizes of the dimensions
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Values(float[] data, long... shape) {}
}
