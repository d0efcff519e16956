package dev.marquee.api.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.downstream.FailureReason;
import dev.marquee.api.downstream.StageFailure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
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
        assertThat(registry.get("recommendation.movies").counters()).hasSize(Source.values().length);
    }

    @Test
    void countsMoviesByTheirSource() {
        meters.made(List.of(movie(1, Source.TWO_TOWER), movie(2, Source.TWO_TOWER), movie(3, Source.POPULAR)));

        assertThat(movies(Source.TWO_TOWER)).isEqualTo(2);
        assertThat(movies(Source.POPULAR)).isEqualTo(1);
    }

    private static RecommendationResponse.Item movie(int id, Source source) {
        return new RecommendationResponse.Item(
                id, "Alien", 1979, List.of("Horror"), 1, null, source, false, null, null);
    }

    private double movies(Source source) {
        return registry.get("recommendation.movies")
                .tag("source", source.label())
                .counter()
                .count();
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
