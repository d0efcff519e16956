package dev.marquee.api.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RequestWindowTest {
    private final AtomicLong now = new AtomicLong(5_000_000_000L);
    private final RequestWindow window = new RequestWindow(now::get);

    private void advance(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void record(int requests, long millis, boolean degraded) {
        for (int i = 0; i < requests; i++) {
            window.record(Duration.ofMillis(millis), degraded);
        }
    }

    @Test
    void isZeroWithoutRequests() {
        assertThat(window.figures()).isEqualTo(new RequestWindow.Figures(0, 0, 0, 0));
    }

    @Test
    void countsRatesAndQuantiles() {
        record(98, 6, false);
        record(2, 300, true);
        RequestWindow.Figures figures = window.figures();
        assertThat(figures.perSecond()).isEqualTo(100);
        assertThat(figures.p50Ms()).isCloseTo(6, Percentage.withPercentage(5));
        assertThat(figures.p99Ms()).isCloseTo(300, Percentage.withPercentage(5));
        assertThat(figures.degradedShare()).isCloseTo(0.02, within(1e-9));
    }

    @Test
    void dividesByTheTimeSinceTheStartAndThenByAMinute() {
        record(60, 1, false);
        advance(Duration.ofSeconds(9));
        assertThat(window.figures().perSecond()).isEqualTo(6);
        advance(Duration.ofSeconds(50));
        assertThat(window.figures().perSecond()).isEqualTo(1);
    }

    @Test
    void forgetsAfterAMinute() {
        record(10, 1, true);
        advance(Duration.ofSeconds(60));
        assertThat(window.figures().perSecond()).isZero();
        record(6, 2, false);
        assertThat(window.figures().perSecond()).isEqualTo(0.1);
        assertThat(window.figures().degradedShare()).isZero();
    }

    @Test
    void takesTheShortestAndTheLongest() {
        window.record(Duration.ZERO, false);
        assertThat(window.figures().p50Ms()).isEqualTo(0.01);
        record(10, 3_600_000, false);
        assertThat(window.figures().p50Ms()).isGreaterThan(15_000);
    }

    @Test
    void agreesWithASortedListToFivePercent() {
        var random = new Random(7);
        long[] nanos = random.longs(10_000, 50_000, 400_000_000).toArray();
        for (long each : nanos) {
            window.record(Duration.ofNanos(each), false);
        }
        Arrays.sort(nanos);
        assertThat(window.figures().p50Ms()).isCloseTo(nanos[4_999] / 1e6, Percentage.withPercentage(5));
        assertThat(window.figures().p99Ms()).isCloseTo(nanos[9_899] / 1e6, Percentage.withPercentage(5));
    }
}
