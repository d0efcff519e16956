package dev.marquee.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueNetworkTest {
    private static final int REQUESTS = 400_000;
    private static final double MEAN_MS = 10;

    /** Of M/M/1 the time in the system is exponential with mean 1 / (μ - λ), so its quantiles are known. */
    @ParameterizedTest
    @CsvSource({"30", "50", "70"})
    void oneProcessorIsAsTheFormulaSays(double rate) {
        Simulated simulated = network(1).run(rate, REQUESTS);

        double mean = 1 / (1 / MEAN_MS - rate / 1e3);
        assertThat(simulated.latency().p50Ms()).isCloseTo(mean * Math.log(2), within(0.03 * mean));
        assertThat(simulated.latency().p99Ms()).isCloseTo(mean * Math.log(100), within(0.25 * mean));
        assertThat(simulated.busy().getFirst()).isCloseTo(rate * MEAN_MS / 1e3, within(0.01));
    }

    /** Of M/M/2 a request waits with the probability of Erlang's formula C; others only take their own time. */
    @Test
    void twoProcessorsWaitAsErlangSays() {
        double load = 1.4;
        Simulated simulated = network(2).run(load / MEAN_MS * 1e3, REQUESTS);

        double waits = load * load / (2 - load) / (1 + load + load * load / (2 - load));
        double rest = (2 - load) / MEAN_MS;
        // P(T > t) at the measured median must be a half.
        double t = simulated.latency().p50Ms();
        double mu = 1 / MEAN_MS;
        double survives = (1 - waits) * Math.exp(-mu * t)
                + waits * (rest * Math.exp(-mu * t) - mu * Math.exp(-rest * t)) / (rest - mu);
        assertThat(survives).isCloseTo(0.5, within(0.01));
        assertThat(simulated.busy().getFirst()).isCloseTo(load / 2, within(0.01));
    }

    @Test
    void visitsAddUp() {
        List<Visit> route = List.of(new Visit(0, 1), new Visit(1, 5), new Visit(0, 1));
        Simulated simulated = new QueueNetwork(new int[] {4, 4}, route, 42).run(10, REQUESTS / 4);

        assertThat(simulated.busy().get(0)).isCloseTo(10 * 2 / 1e3 / 4, within(0.001));
        assertThat(simulated.busy().get(1)).isCloseTo(10 * 5 / 1e3 / 4, within(0.001));
    }

    @Test
    void theSameSeedTellsTheSame() {
        assertThat(network(2).run(100, 1_000)).isEqualTo(network(2).run(100, 1_000));
    }

    private static QueueNetwork network(int processors) {
        return new QueueNetwork(new int[] {processors}, List.of(new Visit(0, MEAN_MS)), 42);
    }
}
