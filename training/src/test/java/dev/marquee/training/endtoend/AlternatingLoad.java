package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.endtoend.Api.Answer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Clients that ask, in turn, the gateways whose readiness probe says yes, as a balancer does. Closing ends them. */
final class AlternatingLoad implements AutoCloseable {
    private static final int CLIENTS = 3;
    private static final int IN_A_ROW = 30;
    private static final Duration THINKING = Duration.ofMillis(30);
    private static final Duration BETWEEN_PROBES = ReplicatedServices.DRAIN.dividedBy(10);

    private final List<Api> gateways;
    private final Map<String, Object> body;
    private final Map<Api, Boolean> ready = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger asking = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger fullInARow = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Begins.
     *
     * @param gateways their addresses
     * @param body of each request for recommendations
     */
    AlternatingLoad(List<String> gateways, Map<String, Object> body) {
        this.gateways =
                gateways.stream().map(address -> new Api(URI.create(address))).toList();
        this.body = body;
        for (Api gateway : this.gateways) {
            var _ = threads.submit(() -> probe(gateway));
        }
        for (int i = 0; i < CLIENTS; i++) {
            var _ = threads.submit(() -> ask());
        }
    }

    private void probe(Api gateway) {
        while (!threads.isShutdown()) {
            ready.put(gateway, gateway.status("/readyz") == 200);
            ServiceProcess.pause(BETWEEN_PROBES);
        }
    }

    private void ask() {
        while (!threads.isShutdown()) {
            asking.incrementAndGet();
            askOneThatIsReady();
            asking.decrementAndGet();
            ServiceProcess.pause(THINKING);
        }
    }

    private void askOneThatIsReady() {
        List<Api> open = gateways.stream()
                .filter(gateway -> ready.getOrDefault(gateway, false))
                .toList();
        if (open.isEmpty()) {
            fullInARow.set(0);
        } else {
            ask(open.get(Math.floorMod(turn.getAndIncrement(), open.size())));
        }
    }

    private void ask(Api gateway) {
        try {
            count(gateway.post("/v1/recommendations", body));
        } catch (UncheckedIOException e) {
            failures.add(String.valueOf(e.getMessage()));
            fullInARow.set(0);
        }
    }

    private void count(Answer answer) {
        if (answer.status() != 200) {
            failures.add(answer.status() + " " + answer.text());
            fullInARow.set(0);
            return;
        }
        answered.incrementAndGet();
        if (answer.degraded().isEmpty()) {
            fullInARow.incrementAndGet();
        } else {
            fullInARow.set(0);
        }
    }

    /** Forgets what was counted. */
    void reset() {
        answered.set(0);
        fullInARow.set(0);
        failures.clear();
    }

    /** Waits until so many in a row lack nothing. */
    void awaitFullAnswers() {
        fullInARow.set(0);
        await("full answers", () -> fullInARow.get() >= IN_A_ROW);
    }

    /** Waits until nobody is asked any more, and those that were have answered or not. */
    void awaitNobodyReady() {
        await("nobody ready", () -> !ready.containsValue(true) && asking.get() == 0);
    }

    private void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + ServiceProcess.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end)
                    .as("%s within %s; failures: %s", what, ServiceProcess.PATIENCE, failures)
                    .isNegative();
            ServiceProcess.pause(BETWEEN_PROBES);
        }
    }

    /** Answers with status 200. */
    int answered() {
        return answered.get();
    }

    /** Every other answer, and every request without one. */
    List<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        gateways.forEach(Api::close);
    }
}
