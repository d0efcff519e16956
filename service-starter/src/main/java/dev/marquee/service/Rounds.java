package dev.marquee.service;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Repeats work that makes a bundle warm. */
public final class Rounds {
    private static final ScopedValue<Boolean> RESTING = ScopedValue.newInstance();

    private Rounds() {}

    /** Runs so many rounds, numbered from 0, on this thread. */
    public static void run(int rounds, IntConsumer round) {
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            round.accept(i);
            if (RESTING.isBound()) {
                LockSupport.parkNanos(System.nanoTime() - start);
            }
        }
    }

    /** Does work whose rounds rest as long as they work: for a bundle that is loaded beside one that serves. */
    static <T> T resting(Supplier<T> work) {
        return ScopedValue.where(RESTING, true).call(work::get);
    }
}
