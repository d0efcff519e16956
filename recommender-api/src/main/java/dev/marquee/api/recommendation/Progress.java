package dev.marquee.api.recommendation;

import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.input.LatencyBudget;
import dev.marquee.service.Deadline;
import dev.marquee.service.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What one request has spent and given up so far. Not thread-safe: one thread leads a request. */
final class Progress {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double HUNDREDTHS = 100;

    private final LatencyBudget budget;
    private final Deadline deadline;
    private final StageMeters meters;
    private final Spans spans;
    private final Set<Step> degraded = EnumSet.noneOf(Step.class);
    private final Map<Stage, Duration> spent = new EnumMap<>(Stage.class);

    Progress(LatencyBudget budget, StageMeters meters, Spans spans) {
        this.budget = budget;
        this.deadline = budget.deadline(Reserve.of(budget.total()));
        this.meters = meters;
        this.spans = spans;
    }

    /** When all stages must be done, so that the answer leaves in time. */
    Deadline deadline() {
        return deadline;
    }

    /** Whether half of what is kept for putting the answer together is used up. */
    boolean isLate() {
        return budget.deadline(Reserve.of(budget.total()).dividedBy(2)).expired();
    }

    /** Runs a stage and adds its time, whether it fails or not. */
    <T> T timed(Stage stage, Spans.Work<T, StageFailure> work) throws StageFailure {
        long start = System.nanoTime();
        try {
            return spans.in(stage.label(), work);
        } finally {
            add(stage, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** Runs work that cannot fail and adds its time. */
    <T> T measured(Stage stage, Supplier<T> work) {
        long start = System.nanoTime();
        T result = spans.in(stage.label(), work::get);
        add(stage, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    /** Adds time that was spent on a stage. */
    void add(Stage stage, Duration took) {
        spent.merge(stage, took, Duration::plus);
    }

    /** Notes what the answer will lack, and why; the first reason counts. */
    void degrade(Step step, StageFailure why) {
        if (degraded.add(step)) {
            meters.degraded(step, why);
        }
    }

    /** Notes that there will be no reasons, and why. */
    void unexplained(StageFailure why) {
        meters.unexplained(why);
    }

    /** What has passed since the request arrived. */
    Duration elapsed() {
        return budget.elapsed();
    }

    /** Hands the times to the metrics, once, when the answer is complete. */
    void finish() {
        spent.forEach(meters::spent);
    }

    /** What the answer lacks, in the order of {@link Step}. */
    List<Step> degraded() {
        return new ArrayList<>(degraded);
    }

    /** The times so far. */
    RecommendationResponse.Timings timings() {
        return new RecommendationResponse.Timings(
                milliseconds(budget.elapsed()),
                milliseconds(Stage.HISTORY),
                milliseconds(Stage.RETRIEVAL),
                milliseconds(Stage.RANKING),
                milliseconds(Stage.RERANK));
    }

    private double milliseconds(Stage stage) {
        return milliseconds(spent.getOrDefault(stage, Duration.ZERO));
    }

    private static double milliseconds(Duration duration) {
        return Math.round(duration.toNanos() / NANOS_PER_MILLI * HUNDREDTHS) / HUNDREDTHS;
    }
}
