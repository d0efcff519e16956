package dev.marquee.api.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.downstream.FailureReason;
import dev.marquee.api.downstream.StageFailure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class StageMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StageMeters meters = new StageMeters(registry);

    @Test
    void hasEverySeriesBeforeTheFirstEvent() {
        assertThat(registry.get("recommendation.degraded").counters())
                .hasSize(Step.values().length * FailureReason.values().length)
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
        assertThat(registry.get("recommendation.stage").timers()).hasSize(Stage.values().length);
    }

    @Test
    void countsWhatIsMissingAndWhy() {
        meters.degraded(Step.RANKING, new StageFailure(FailureReason.TIMEOUT, "late", null));

        assertThat(registry.get("recommendation.degraded").counters())
                .filteredOn(counter -> counter.count() > 0)
                .singleElement()
                .satisfies(counter -> assertThat(counter.getId().getTags())
                        .extracting(Object::toString)
                        .containsExactlyInAnyOrder("tag(stage=ranking)", "tag(reason=timeout)"));
    }
}
