package dev.marquee.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Metrics of a watch: {@code model.info} and {@code model.loaded.timestamp} of the version that answers, {@code
 * model.reload} by outcome, and {@code model.refused}. Thread-safe.
 */
final class BundleMeters {
    private final MultiGauge info;
    private final MultiGauge since;
    private final Counter loaded;
    private final Counter refused;
    private final AtomicInteger refusing;

    /**
     * Metrics without a version yet.
     *
     * @param kind what the bundle serves here, the value of a tag
     */
    BundleMeters(String kind, MeterRegistry registry) {
        Tags tags = Tags.of("kind", kind);
        info = MultiGauge.builder("model.info")
                .description("1 for the version that answers")
                .tags(tags)
                .register(registry);
        since = MultiGauge.builder("model.loaded.timestamp")
                .description("When this service began to answer from the version, since the epoch")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
        loaded = reloads(tags.and("outcome", "success"), registry);
        refused = reloads(tags.and("outcome", "refused"), registry);
        refusing = new AtomicInteger();
        Gauge.builder("model.refused", refusing, AtomicInteger::get)
                .description("1 while models/current names a bundle that is refused")
                .tags(tags)
                .register(registry);
    }

    private static Counter reloads(Tags tags, MeterRegistry registry) {
        return Counter.builder("model.reload")
                .description("Bundles loaded or refused")
                .tags(tags)
                .register(registry);
    }

    /** A version answers from now on. */
    void loaded(String version) {
        Tags tags = Tags.of("model.version", version);
        info.register(List.of(MultiGauge.Row.of(tags, 1)), true);
        since.register(List.of(MultiGauge.Row.of(tags, Instant.now().getEpochSecond())), true);
        loaded.increment();
    }

    /** A new version is refused. */
    void refused() {
        refused.increment();
        refusing.set(1);
    }

    /** The version that {@code models/current} names is the one that answers. */
    void agreed() {
        refusing.set(0);
    }
}
