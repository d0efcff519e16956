package dev.marquee.bench;

import dev.marquee.bench.capacity.Fleet;
import dev.marquee.bench.capacity.Population;
import dev.marquee.bench.capacity.ServiceTimes;
import dev.marquee.bench.capacity.Simulated;
import dev.marquee.bench.load.LoadPoint;
import dev.marquee.bench.load.LoadTest;
import dev.marquee.bench.service.Services;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Servers for many people: measures what a list takes of each service, checks the simulation against what was measured, and simulates more. */
final class CapacityPart {
    private static final double[] SHARES = {0.25, 0.5, 0.75, 1};
    private static final double HALF = 0.5;
    private static final long[] DAILY = {1_000_000, 10_000_000, 100_000_000};
    private static final int PROCESSORS = 8;
    private static final double SURGE = 1.5;
    private static final int REQUESTS = 1_000_000;
    private static final long SEED = 42;

    private final Circumstances circumstances;
    private final Report report;

    CapacityPart(Circumstances circumstances, Report report) {
        this.circumstances = circumstances;
        this.report = report;
    }

    /**
     * A rate that was measured, and what the queues alone would make of it.
     *
     * @param measured by the load test
     * @param simulated with its processor times
     */
    record Check(LoadPoint measured, Simulated simulated) {}

    /**
     * Servers for people.
     *
     * @param people who come, and what they do
     * @param fleet servers that work half of the time at the peak
     * @param peak lists at that rate
     * @param surge lists at half as much again
     */
    record Plan(Population people, Fleet fleet, Simulated peak, Simulated surge) {}

    /** Measures services that it starts, then simulates. */
    void measure() throws IOException, InterruptedException {
        List<Check> checks;
        try (Services services = Services.start(
                        circumstances.installation(),
                        circumstances.ports(),
                        circumstances.models(),
                        circumstances.index());
                LoadTest load = new LoadTest(services, circumstances.people(), circumstances.say())) {
            load.warmUp();
            checks = checks(load, load.roughSaturation());
        }
        circumstances.say().accept("simulating");
        ServiceTimes times = ServiceTimes.of(checks.stream()
                .map(Check::measured)
                .min(Comparator.comparingDouble(point -> Math.abs(
                        point.rate() - HALF * checks.getLast().measured().rate())))
                .orElseThrow());
        List<Plan> plans = new ArrayList<>();
        for (long daily : DAILY) {
            plans.add(plan(Population.of(daily), times));
        }
        report(checks, times, plans);
    }

    private List<Check> checks(LoadTest load, double saturation) {
        List<Check> checks = new ArrayList<>();
        for (double share : SHARES) {
            LoadPoint point = load.point(share * saturation, circumstances.point());
            checks.add(new Check(
                    point,
                    Fleet.onOneMachine(
                            Runtime.getRuntime().availableProcessors(),
                            LoadTest.LIST_SHARE * point.rate(),
                            ServiceTimes.of(point),
                            REQUESTS,
                            SEED)));
        }
        return checks;
    }

    private static Plan plan(Population people, ServiceTimes times) {
        Fleet fleet = Fleet.of(people.lists(), times, PROCESSORS);
        return new Plan(
                people,
                fleet,
                fleet.simulate(people.lists(), times, REQUESTS, SEED),
                fleet.simulate(SURGE * people.lists(), times, REQUESTS, SEED));
    }

    private void report(List<Check> checks, ServiceTimes times, List<Plan> plans) {
        report.figure("serviceTimes", times);
        report.figure("simulationChecks", checks);
        report.figure("capacity", plans);
        StringBuilder checked = new StringBuilder();
        checks.forEach(check -> checked.append("| %.0f | %.2f | %.1f | %.1f | %.1f | %.1f | %.0f %% |%n"
                .formatted(
                        check.measured().rate(),
                        ServiceTimes.of(check.measured()).totalMs(),
                        check.measured().p50Ms(),
                        check.simulated().latency().p50Ms(),
                        check.measured().p99Ms(),
                        check.simulated().latency().p99Ms(),
                        100 * check.simulated().busy().getFirst())));
        StringBuilder planned = new StringBuilder();
        plans.forEach(plan -> planned.append("| %,d | %,.0f | %,.0f | %d | %d | %d | %d | %.1f | %.1f | %.1f |%n"
                .formatted(
                        plan.people().daily(),
                        plan.people().lists(),
                        plan.people().ratings(),
                        plan.fleet().gateways(),
                        plan.fleet().retrieval(),
                        plan.fleet().ranking(),
                        plan.fleet().allProcessors(),
                        plan.peak().latency().p50Ms(),
                        plan.peak().latency().p99Ms(),
                        plan.surge().latency().p99Ms())));
        report.section("""
                ### Capacity

                Queues alone: requests that arrive as a Poisson process and need processors, exponentially distributed with the means that were measured. \
                First on one machine of %d processors, as measured, %d s a point:

                | requests/s | processor ms a list | p50 ms measured | simulated | p99 ms measured | simulated | processors busy, simulated |
                |---|---|---|---|---|---|---|
                %s
                Then servers of %d processors, of each service as many as work half of the time at the peak, two at least, with the processor times at half of \
                the highest rate above: %.2f ms in the gateway, %.2f in retrieval, %.2f in ranking. People are shown %.0f lists a day and leave %.0f rating, as in the load test, \
                %.0f times as much as the mean at the peak; that is assumed. Neither the generator nor waiting for the store is simulated.

                | people a day | lists/s at the peak | ratings/s | gateways | retrieval | ranking | processors | p50 ms | p99 ms | p99 ms at 1.5 × the peak |
                |---|---|---|---|---|---|---|---|---|---|
                %s""".formatted(
                        Runtime.getRuntime().availableProcessors(),
                        circumstances.point().toSeconds(),
                        checked,
                        PROCESSORS,
                        times.gatewayMs(),
                        times.retrievalMs(),
                        times.rankingMs(),
                        plans.getFirst().people().listsEach(),
                        plans.getFirst().people().ratingsEach(),
                        plans.getFirst().people().peak(),
                        planned));
    }
}
