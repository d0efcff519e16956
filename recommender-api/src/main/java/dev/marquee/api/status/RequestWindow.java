package dev.marquee.api.status;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * The recommendations of the last minute: how many, how long, how many degraded. A ring of one-second slots of fixed size;
 * recording allocates nothing. Thread-safe; a record that races with the turn of a slot may be lost, which the figures bear.
 */
public final class RequestWindow {
    private static final int SECONDS = 60;
    private static final int SECOND_NOW = 0;
    private static final int DEGRADED = 1;
    private static final int FIRST_BUCKET = 2;
    /** Buckets grow by 5 % from 10 µs; the last one begins above 15 s. */
    private static final int BUCKETS = 296;

    private static final double SMALLEST_NANOS = 10_000;
    private static final double LOG_GROWTH = Math.log(1.05);
    private static final int WIDTH = FIRST_BUCKET + BUCKETS;
    private static final double NANOS_PER_MILLI = 1e6;

    private final AtomicLongArray slots = new AtomicLongArray(SECONDS * WIDTH);
    private final LongSupplier clock;
    private final long started;

    /**
     * An empty window.
     *
     * @param clock counts nanoseconds as {@link System#nanoTime()} does
     */
    public RequestWindow(LongSupplier clock) {
        this.clock = clock;
        this.started = clock.getAsLong();
    }

    /**
     * The last minute, or the time since the start if that is shorter.
     *
     * @param perSecond requests per second
     * @param p50Ms half of the requests took no longer; 0 without requests; exact to 5 %
     * @param p99Ms 99 of 100 requests took no longer
     * @param degradedShare of the requests, [0, 1]
     */
    public record Figures(double perSecond, double p50Ms, double p99Ms, double degradedShare) {}

    /** Counts a request. */
    public void record(Duration took, boolean degraded) {
        long second = second();
        int slot = slot(second);
        long before = slots.get(slot + SECOND_NOW);
        if (before != second + 1 && slots.compareAndSet(slot + SECOND_NOW, before, second + 1)) {
            clear(slot);
        }
        slots.getAndIncrement(slot + FIRST_BUCKET + bucket(took));
        if (degraded) {
            slots.getAndIncrement(slot + DEGRADED);
        }
    }

    /** What was counted in the last minute. */
    public Figures figures() {
        long second = second();
        long[] sum = new long[WIDTH];
        for (int slot = 0; slot < slots.length(); slot += WIDTH) {
            if (slots.get(slot + SECOND_NOW) > second + 1 - SECONDS) {
                for (int i = DEGRADED; i < WIDTH; i++) {
                    sum[i] += slots.get(slot + i);
                }
            }
        }
        long requests = 0;
        for (int i = FIRST_BUCKET; i < WIDTH; i++) {
            requests += sum[i];
        }
        double seconds = Math.clamp(second + 1, 1, SECONDS);
        return new Figures(
                requests / seconds,
                quantile(sum, requests, 0.5),
                quantile(sum, requests, 0.99),
                requests == 0 ? 0 : (double) sum[DEGRADED] / requests);
    }

    private long second() {
        return Duration.ofNanos(clock.getAsLong() - started).toSeconds();
    }

    private static int slot(long second) {
        return (int) (second % SECONDS) * WIDTH;
    }

    private void clear(int slot) {
        for (int i = DEGRADED; i < WIDTH; i++) {
            slots.set(slot + i, 0);
        }
    }

    private static int bucket(Duration took) {
        double grown = Math.log(Math.max(took.toNanos() / SMALLEST_NANOS, 1)) / LOG_GROWTH;
        return (int) Math.min(Math.ceil(grown), BUCKETS - 1);
    }

    private static double quantile(long[] sum, long requests, double share) {
        long rank = (long) Math.ceil(share * requests);
        long seen = 0;
        for (int i = 0; i < BUCKETS && requests > 0; i++) {
            seen += sum[FIRST_BUCKET + i];
            if (seen >= rank) {
                return SMALLEST_NANOS * Math.exp(i * LOG_GROWTH) / NANOS_PER_MILLI;
            }
        }
        return 0;
    }
}
