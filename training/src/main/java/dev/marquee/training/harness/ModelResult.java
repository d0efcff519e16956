package dev.marquee.training.harness;

import dev.marquee.training.evaluation.Calibration;
import dev.marquee.training.report.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the trials of a protocol have told of one model. Not thread-safe. */
final class ModelResult {
    private final Map<String, List<Double>> values = new LinkedHashMap<>();
    private final Map<String, UserSums> users = new LinkedHashMap<>();
    private final BandSums bands = new BandSums();
    private final Calibration.Collector calibration = new Calibration.Collector();

    void add(Asked asked, Measure measure) {
        measure.metrics().forEach((metric, value) -> {
            String reported = asked.reported(metric);
            if (reported != null) {
                values.computeIfAbsent(reported, _ -> new ArrayList<>()).add(value);
            }
        });
        if (asked.whole()) {
            for (String metric : asked.section().compared()) {
                users(metric).addAll(measure.users(metric));
            }
            bands.addAll(measure.bands());
            if (measure instanceof Measure.OfRanking ranking) {
                calibration.addAll(ranking.calibration());
            }
        }
    }

    /** Means over trials by metric. */
    Map<String, Value> metrics() {
        Map<String, Value> metrics = new LinkedHashMap<>();
        values.forEach((metric, all) -> metrics.put(metric, Value.of(all)));
        return metrics;
    }

    /** All trials together. */
    UserSums users(String metric) {
        return users.computeIfAbsent(metric, _ -> new UserSums());
    }

    /** All trials together. */
    BandSums bands() {
        return bands;
    }

    /** All trials together; of a model that predicts ratings. */
    Calibration calibration() {
        return calibration.calibration();
    }
}
