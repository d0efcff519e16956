package dev.marquee.bench.load;

import dev.marquee.bench.service.ServiceName;
import java.util.Map;

/**
 * What exchanging the served bundle did to requests and memory.
 *
 * @param swaps made
 * @param rate of requests a second meanwhile
 * @param seconds that all swaps took
 * @param requests sent meanwhile
 * @param failed errors and refusals among them
 * @param degradedShare of the requests, [0, 1]
 * @param steadyP99Ms before the first swap
 * @param worstWindowP99Ms the worst of the windows of ten seconds with swaps
 * @param medianWindowP99Ms the median of those windows
 * @param cpuMs processor time that a swap takes in each service, beyond that of the requests
 * @param residentEarlyMb memory of each service after a tenth of the swaps
 * @param residentLateMb the same after the last
 */
public record Swaps(
        int swaps,
        double rate,
        double seconds,
        long requests,
        long failed,
        double degradedShare,
        double steadyP99Ms,
        double worstWindowP99Ms,
        double medianWindowP99Ms,
        Map<ServiceName, Double> cpuMs,
        Map<ServiceName, Double> residentEarlyMb,
        Map<ServiceName, Double> residentLateMb) {
    /** Copies the maps. */
    public Swaps {
        cpuMs = Map.copyOf(cpuMs);
        residentEarlyMb = Map.copyOf(residentEarlyMb);
        residentLateMb = Map.copyOf(residentLateMb);
    }

    /** How far the memory of the service that changed most is from where it was, as a share of that. */
    public double drift() {
        return residentLateMb.entrySet().stream()
                .mapToDouble(
                        late -> Math.abs(late.getValue() / residentEarlyMb.getOrDefault(late.getKey(), Double.NaN) - 1))
                .max()
                .orElse(Double.NaN);
    }
}
