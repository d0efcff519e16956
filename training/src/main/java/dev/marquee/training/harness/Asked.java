package dev.marquee.training.harness;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a trial asks.
 *
 * @param section whose models
 * @param only the metrics that count, by the name under which they are reported; null for all of them, as they are
 * @param without a metric that another trial gives
 */
record Asked(
        Section section,
        @Nullable Map<String, String> only,
        @Nullable String without) {
    static Asked all(Section section) {
        return new Asked(section, null, null);
    }

    /** The name under which a metric is reported, or null if it is not. */
    @Nullable
    String reported(String metric) {
        if (only != null) {
            return only.get(metric);
        }
        return metric.equals(without) ? null : metric;
    }

    /** Whether models are compared and bands shown by what is asked here. */
    boolean whole() {
        return only == null;
    }
}
