package dev.marquee.bench.load;

import dev.marquee.bench.service.ServiceName;
import dev.marquee.bench.service.Services;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Exchanges the served bundle again and again while requests come. Not thread-safe. */
public final class SwapTest {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int STEADY_WINDOWS = 3;
    private static final int EARLY = 10;

    private final Services services;
    private final OpenLoad load;
    private final Consumer<String> say;
    private long seed = 1_000;

    /** A test on services that are warm. */
    public SwapTest(Services services, OpenLoad load, Consumer<String> say) {
        this.services = services;
        this.load = load;
        this.say = say;
    }

    /** Publishes a bundle that the services do not hold, and returns when all of them serve it. */
    @FunctionalInterface
    public interface Swap {
        /** Makes the swap of this number, from 1. */
        void make(int number) throws IOException, InterruptedException;
    }

    private record Memory(Map<ServiceName, Double> early, Map<ServiceName, Double> late) {}

    /**
     * Makes the swaps, one as soon as the one before is done.
     *
     * @param rate of requests a second
     */
    public Swaps run(double rate, int swaps, Swap swap) throws IOException, InterruptedException {
        List<Sample> calm = new ArrayList<>();
        Map<ServiceName, Duration> before = services.cpu();
        for (int window = 0; window < STEADY_WINDOWS; window++) {
            calm.addAll(load.run(rate, WINDOW, seed++));
        }
        Map<ServiceName, Duration> between = services.cpu();
        long start = System.nanoTime();
        var swapping = CompletableFuture.supplyAsync(() -> swapAll(swaps, swap));
        List<Steady> windows = new ArrayList<>();
        while (!swapping.isDone()) {
            windows.add(Steady.of(load.run(rate, WINDOW, seed++)));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<ServiceName, Duration> after = services.cpu();
        Memory memory = memory(swapping);
        long requests = windows.stream().mapToLong(Steady::requests).sum();
        Map<ServiceName, Double> cpu = new EnumMap<>(ServiceName.class);
        for (ServiceName name : ServiceName.values()) {
            double ofRequests = spent(name, before, between) / calm.size() * requests;
            cpu.put(name, (spent(name, between, after) - ofRequests) / swaps);
        }
        double[] p99s = windows.stream().mapToDouble(Steady::p99Ms).sorted().toArray();
        return new Swaps(
                swaps,
                rate,
                seconds,
                requests,
                windows.stream().mapToLong(Steady::failed).sum(),
                (double) windows.stream().mapToLong(Steady::degraded).sum() / requests,
                Steady.of(calm).p99Ms(),
                p99s[p99s.length - 1],
                p99s[p99s.length / 2],
                cpu,
                memory.early,
                memory.late);
    }

    private static double spent(ServiceName name, Map<ServiceName, Duration> from, Map<ServiceName, Duration> to) {
        return Objects.requireNonNull(to.get(name))
                        .minus(Objects.requireNonNull(from.get(name)))
                        .toNanos()
                / 1e6;
    }

    private static Memory memory(CompletableFuture<Memory> swapping) throws IOException {
        try {
            return swapping.join();
        } catch (CompletionException e) {
            throw new IOException("the swaps stopped: " + e.getCause(), e);
        }
    }

    private Memory swapAll(int swaps, Swap swap) {
        try {
            Map<ServiceName, Double> early = services.residentMb();
            for (int number = 1; number <= swaps; number++) {
                swap.make(number);
                if (number == Math.max(1, swaps / EARLY)) {
                    early = services.residentMb();
                }
                if (number % EARLY == 0) {
                    say.accept("%d swaps; memory in MB: %s".formatted(number, services.residentMb()));
                }
            }
            return new Memory(early, services.residentMb());
        } catch (IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
