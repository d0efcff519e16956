package dev.marquee.api.recommendation;

import dev.marquee.api.downstream.FailureReason;
import dev.marquee.api.downstream.StageFailure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Metrics of the stages, {@code recommendation.stage} and {@code recommendation.degraded}, and of what comes of them, {@code
 * recommendation.movies}. Every series is there from the start: a counter that is born with its first event hides that event
 * from a rate. Thread-safe.
 */
@Component
class StageMeters {
    private static final Duration[] BUCKETS = Stream.of(1, 2, 5, 10, 25, 50, 100, 150, 250, 400, 1000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final Logger LOG = LoggerFactory.getLogger(StageMeters.class);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);
    private final Map<Step, Map<FailureReason, Counter>> degraded = new EnumMap<>(Step.class);
    private final Map<Step, AtomicLong> nextLine = new EnumMap<>(Step.class);
    private final Map<FailureReason, Counter> unexplained = new EnumMap<>(FailureReason.class);
    private final Map<Source, Counter> movies = new EnumMap<>(Source.class);

    StageMeters(MeterRegistry registry) {
        for (Step step : Step.values()) {
            nextLine.put(step, new AtomicLong(System.nanoTime()));
            degraded.put(step, counters(step, registry));
        }
        for (Stage stage : Stage.values()) {
            Timer timer = Timer.builder("recommendation.stage")
                    .description("Time that a stage of a recommendation took, whether it answered or not")
                    .tag("stage", stage.label())
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry);
            timers.put(stage, timer);
        }
        for (FailureReason reason : FailureReason.values()) {
            Counter counter = Counter.builder("recommendation.unexplained")
                    .description("Lists that were to come with reasons and did not, by why")
                    .tag("reason", reason.label())
                    .register(registry);
            unexplained.put(reason, counter);
        }
        for (Source source : Source.values()) {
            Counter counter = Counter.builder("recommendation.movies")
                    .description("Movies of the answers, by where they come from")
                    .tag("source", source.label())
                    .register(registry);
            movies.put(source, counter);
        }
    }

    private static Map<FailureReason, Counter> counters(Step step, MeterRegistry registry) {
        Map<FailureReason, Counter> counters = new EnumMap<>(FailureReason.class);
        for (FailureReason reason : FailureReason.values()) {
            Counter counter = Counter.builder("recommendation.degraded")
                    .description("Answers that lack something, by what they lack and why")
                    .tags("stage", step.label(), "reason", reason.label())
                    .register(registry);
            counters.put(reason, counter);
        }
        return counters;
    }

    /** Counts a list that was to be explained and is not. */
    void unexplained(StageFailure why) {
        Objects.requireNonNull(unexplained.get(why.reason())).increment();
    }

    void spent(Stage stage, Duration took) {
        Objects.requireNonNull(timers.get(stage)).record(took);
    }

    /** A list is made. */
    void made(List<RecommendationResponse.Item> items) {
        items.forEach(item -> Objects.requireNonNull(movies.get(item.source())).increment());
    }

    /** Counts, and says why in the log, though not for every request of a bad spell. */
    void degraded(Step step, StageFailure why) {
        Map<FailureReason, Counter> counters = Objects.requireNonNull(degraded.get(step));
        Objects.requireNonNull(counters.get(why.reason())).increment();
        long now = System.nanoTime();
        AtomicLong next = Objects.requireNonNull(nextLine.get(step));
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + QUIET.toNanos())) {
            LOG.atWarn()
                    .addKeyValue("stage", step.label())
                    .addKeyValue("reason", why.reason().label())
                    .log("degraded: {}", why.getMessage());
        }
    }
}
