package dev.marquee.bench.capacity;

import dev.marquee.bench.latency.Quantiles;
import java.util.List;

/**
 * What requests met.
 *
 * @param latency from the arrival of a request to the end of its last visit
 * @param busy share of the processors of each station that worked, [0, 1]
 */
public record Simulated(Quantiles latency, List<Double> busy) {
    /** Copies the list. */
    public Simulated {
        busy = List.copyOf(busy);
    }
}
