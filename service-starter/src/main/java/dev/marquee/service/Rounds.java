package dev.marquee.service;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Repeats work that makes a bundle warm. */
public final class Rounds {
    private static final int LATER_SHARE = 5;
    private static final ScopedValue<Boolean> LATER = ScopedValue.newInstance();

    private Rounds() {}

    /**
     * Runs so many rounds, numbered from 0, on this thread; a fifth of them for a bundle that is loaded beside one that
     * serves, since the code is compiled by then.
     */
    public static void run(int rounds, IntConsumer round) {
        boolean later = LATER.isBound();
        int times = later ? Math.ceilDiv(rounds, LATER_SHARE) : rounds;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            round.accept(i);
            if (later) {
                LockSupport.parkNanos(System.nanoTime() - start);
            }
        }
    }

    /** Does work whose rounds are few and rest as long as they work: for a bundle that is loaded beside one that serves. */
    static <T> T later(Supplier<T> work) {
        return ScopedValue.where(LATER, true).call(work::get);
    }
}
