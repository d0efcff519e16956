package dev.marquee.bench.capacity;

import dev.marquee.bench.load.LoadPoint;
import dev.marquee.bench.load.LoadTest;
import dev.marquee.bench.service.ServiceName;

/**
 * Processor time that a list takes of each service, with what is asked for beside it: for nine lists a rating. Milliseconds, means.
 *
 * @param gatewayMs in the gateway, the embedded store included
 * @param retrievalMs in retrieval
 * @param rankingMs in ranking
 */
public record ServiceTimes(double gatewayMs, double retrievalMs, double rankingMs) {
    /** As they were measured at a rate. */
    public static ServiceTimes of(LoadPoint point) {
        return new ServiceTimes(
                millis(point, ServiceName.GATEWAY),
                millis(point, ServiceName.RETRIEVAL),
                millis(point, ServiceName.RANKING));
    }

    private static double millis(LoadPoint point, ServiceName name) {
        return point.cpuMsPerRequest().getOrDefault(name.text(), 0.0) / LoadTest.LIST_SHARE;
    }

    /** Of all services together. */
    public double totalMs() {
        return gatewayMs + retrievalMs + rankingMs;
    }
}
