package dev.marquee.bench.capacity;

import java.util.List;

/**
 * Servers of each service, all with as many processors, and the way of a list through them: the gateway works before, between
 * and after the calls of the two stages.
 *
 * @param gateways servers of the gateway
 * @param retrieval servers of retrieval
 * @param ranking servers of ranking
 * @param processors of each server
 */
public record Fleet(int gateways, int retrieval, int ranking, int processors) {
    private static final double SHARE_BUSY = 0.5;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int GATEWAY = 0;
    private static final int RETRIEVAL = 1;
    private static final int RANKING = 2;
    private static final int GATEWAY_VISITS = 3;

    /**
     * As many servers as work half of the time, so that one in three may be lost; two of each at least.
     *
     * @param rate lists a second
     */
    public static Fleet of(double rate, ServiceTimes times, int processors) {
        return new Fleet(
                servers(rate, times.gatewayMs(), processors),
                servers(rate, times.retrievalMs(), processors),
                servers(rate, times.rankingMs(), processors),
                processors);
    }

    private static int servers(double rate, double millis, int processors) {
        return Math.max(2, (int) Math.ceil(rate * millis / MILLIS_PER_SECOND / processors / SHARE_BUSY));
    }

    /** All processors together. */
    public int allProcessors() {
        return (gateways + retrieval + ranking) * processors;
    }

    /** Lets lists through. */
    public Simulated simulate(double rate, ServiceTimes times, int requests, long seed) {
        int[] stations = {gateways * processors, retrieval * processors, ranking * processors};
        return new QueueNetwork(stations, route(times, GATEWAY, RETRIEVAL, RANKING), seed).run(rate, requests);
    }

    /**
     * The same where all services share the processors of one machine.
     *
     * @param processors of the machine
     */
    public static Simulated onOneMachine(int processors, double rate, ServiceTimes times, int requests, long seed) {
        return new QueueNetwork(new int[] {processors}, route(times, 0, 0, 0), seed).run(rate, requests);
    }

    private static List<Visit> route(ServiceTimes times, int gateway, int retrieval, int ranking) {
        Visit own = new Visit(gateway, times.gatewayMs() / GATEWAY_VISITS);
        return List.of(own, new Visit(retrieval, times.retrievalMs()), own, new Visit(ranking, times.rankingMs()), own);
    }
}
