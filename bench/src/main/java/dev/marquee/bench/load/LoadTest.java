package dev.marquee.bench.load;

import dev.marquee.bench.service.ServiceName;
import dev.marquee.bench.service.Services;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Loads running services at chosen rates and sums up what came of it. Not thread-safe. */
public final class LoadTest implements AutoCloseable {
    /** The share of requests that ask for a list; the others store a rating. */
    public static final double LIST_SHARE = Traffic.LIST_SHARE;

    private static final Duration POINT_WARM_UP = Duration.ofSeconds(3);
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final double FIRST_RATE = 150;
    private static final double WARM_UP_RATE = 300;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final double OVERLOAD = 3;
    private static final Duration OVERLOAD_WARM_UP = Duration.ofSeconds(10);
    private static final double CALM = 0.25;
    private static final Duration CALM_TIME = Duration.ofSeconds(15);
    private static final String GENERATOR = "generator";

    private final Services services;
    private final OpenLoad load;
    private final Consumer<String> say;
    private long seed = 42;

    /**
     * Nothing sent yet.
     *
     * @param say told in lines for people what is going on
     */
    public LoadTest(Services services, List<Person> people, Consumer<String> say) {
        this.services = services;
        this.load = new OpenLoad(services.ports().gateway(), people);
        this.say = say;
    }

    /** Until the just-in-time compilers of four processes have done most of their work, at a rate that rises. */
    public void warmUp() {
        warmUp(WARM_UP_RATE, WARM_UP);
    }

    /** The same for another time, up to another rate. */
    public void warmUp(double rate, Duration time) {
        say.accept("warming up, %d s".formatted(time.toSeconds()));
        load.run(rate / 4, time.dividedBy(6), seed++);
        load.run(rate, time.multipliedBy(5).dividedBy(6), seed++);
    }

    /** The whole curve, with points of this length. */
    public Sweep sweep(Duration time) {
        return Sweep.run(FIRST_RATE, rate -> point(rate, PROBE).isBorne(), rate -> point(rate, time));
    }

    /** The highest rate that is borne for seconds, where a whole curve would be too much. */
    public double roughSaturation() {
        return SaturationSearch.highest(FIRST_RATE, rate -> point(rate, PROBE).isBorne());
    }

    /** Three times the load that is borne, for this long, then a quarter of it. */
    public Overload overload(double saturation, Duration time) throws IOException {
        load.run(OVERLOAD * saturation, OVERLOAD_WARM_UP, seed++);
        Map<ServiceName, Double> before = services.residentMb();
        LoadPoint point = measured(OVERLOAD * saturation, time);
        Map<ServiceName, Double> after = services.residentMb();
        int recovery = Recovery.seconds(load.run(CALM * saturation, CALM_TIME, seed++));
        return new Overload(point, recovery, before, after);
    }

    /** The requests themselves, for tests that count in their own way. */
    public OpenLoad requests() {
        return load;
    }

    /** One rate for this long, after a warm-up at the same rate. */
    public LoadPoint point(double rate, Duration time) {
        load.run(rate, POINT_WARM_UP, seed++);
        return measured(rate, time);
    }

    private LoadPoint measured(double rate, Duration time) {
        Map<String, Duration> before = cpu();
        List<Sample> samples = load.run(rate, time, seed++);
        Map<String, Double> spent = new LinkedHashMap<>();
        cpu().forEach((name, after) -> spent.put(
                name,
                after.minus(before.getOrDefault(name, Duration.ZERO)).toNanos() / 1e6 / Math.max(1, samples.size())));
        LoadPoint point = LoadPoint.of(rate, time.toMillis() / 1e3, samples, spent);
        say.accept(String.format(
                Locale.ROOT,
                "%6.1f/s for %d s: p50 %.2f ms, p99 %.2f ms, degraded %.2f %%, %d errors, %d refused; ms of processor a request: %s%s",
                rate,
                time.toSeconds(),
                point.p50Ms(),
                point.p99Ms(),
                100 * point.degradedShare(),
                point.errors(),
                point.refused(),
                shown(spent),
                point.firstError() == null ? "" : "; " + point.firstError()));
        return point;
    }

    private static String shown(Map<String, Double> spent) {
        StringBuilder text = new StringBuilder();
        spent.forEach((name, millis) -> text.append(String.format(Locale.ROOT, " %s %.2f", name, millis)));
        return text.toString().strip();
    }

    private Map<String, Duration> cpu() {
        Map<String, Duration> cpu = new LinkedHashMap<>();
        services.cpu().forEach((name, used) -> cpu.put(name.text(), used));
        cpu.put(GENERATOR, ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
        return cpu;
    }

    @Override
    public void close() {
        load.close();
    }
}
