package dev.marquee.api.event;

import dev.marquee.api.recommendation.Source;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What events tell of the quality of lists, as metrics. Every series is there from the start, and their number depends on
 * nothing that a caller sends. Thread-safe.
 */
final class QualityMeters {
    private final Map<EventKind, Counter> received = new EnumMap<>(EventKind.class);
    private final Counter repeated;
    private final Counter unread;
    private final Map<Source, Map<RankBand, Counter>> impressions = new EnumMap<>(Source.class);
    private final Map<Outcome.Kind, Map<Source, Map<RankBand, Counter>>> outcomes = new EnumMap<>(Outcome.Kind.class);
    private final Map<Outcome.Kind, DistributionSummary> reciprocalRanks = new EnumMap<>(Outcome.Kind.class);
    private final Counter popular;
    private final DistributionSummary error;
    private final DistributionSummary squaredError;
    private final DistributionSummary diversity;

    QualityMeters(MeterRegistry registry) {
        for (EventKind kind : EventKind.values()) {
            received.put(kind, counter("events.received", "Events that were new", registry, "type", kind.label()));
        }
        repeated = counter("events.repeated", "Events that were known already", registry);
        unread = counter(
                "events.unread",
                "Events and ratings that were not joined at once: too many people, or the store did not answer",
                registry);
        for (Source source : Source.values()) {
            impressions.put(source, byRank("quality.impressions", "Movies shown", registry, "source", source.label()));
        }
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            outcomes.put(kind, bySource(kind, registry));
            reciprocalRanks.put(
                    kind,
                    DistributionSummary.builder("quality.reciprocal.rank")
                            .description("1 / rank of movies that were shown and then clicked, watched, rated or liked")
                            .tag("outcome", kind.label())
                            .register(registry));
        }
        popular = counter(
                "quality.impressions.popular", "Movies shown that are among the hundred most popular", registry);
        error = summary(
                "quality.rating.error", "Stars between a predicted rating shown and the rating given", registry);
        squaredError = summary("quality.rating.error.squared", "The same, squared", registry);
        diversity = summary(
                "quality.diversity",
                "Mean genre distance (Jaccard) between two movies of a list shown, 0 to 1",
                registry);
    }

    private static Counter counter(String name, String description, MeterRegistry registry, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    private static DistributionSummary summary(String name, String description, MeterRegistry registry) {
        return DistributionSummary.builder(name).description(description).register(registry);
    }

    private static Map<Source, Map<RankBand, Counter>> bySource(Outcome.Kind kind, MeterRegistry registry) {
        Map<Source, Map<RankBand, Counter>> counters = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            counters.put(
                    source,
                    byRank(
                            "quality.outcomes",
                            "Movies shown that were then clicked, watched, rated or liked",
                            registry,
                            "source",
                            source.label(),
                            "outcome",
                            kind.label()));
        }
        return counters;
    }

    private static Map<RankBand, Counter> byRank(
            String name, String description, MeterRegistry registry, String... tags) {
        Map<RankBand, Counter> counters = new EnumMap<>(RankBand.class);
        for (RankBand band : RankBand.values()) {
            counters.put(
                    band,
                    Counter.builder(name)
                            .description(description)
                            .tags(tags)
                            .tag("rank", band.label())
                            .register(registry));
        }
        return counters;
    }

    void received(EventKind kind) {
        Objects.requireNonNull(received.get(kind)).increment();
    }

    void repeated(int events) {
        repeated.increment(events);
    }

    void unread() {
        unread.increment();
    }

    void shown(Source source, int rank, boolean isPopular) {
        Objects.requireNonNull(Objects.requireNonNull(impressions.get(source)).get(RankBand.of(rank)))
                .increment();
        if (isPopular) {
            popular.increment();
        }
    }

    void list(double distance) {
        diversity.record(distance);
    }

    void followed(Outcome.Kind kind, Source source, int rank) {
        Map<RankBand, Counter> counters = Objects.requireNonNull(
                Objects.requireNonNull(outcomes.get(kind)).get(source));
        Objects.requireNonNull(counters.get(RankBand.of(rank))).increment();
        Objects.requireNonNull(reciprocalRanks.get(kind)).record(1.0 / rank);
    }

    void rated(double predicted, double given) {
        double difference = predicted - given;
        error.record(Math.abs(difference));
        squaredError.record(difference * difference);
    }
}
