package dev.marquee.service;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Repeats work that makes a bundle warm, with as much rest as work: the bundle before it serves requests meanwhile. */
public final class Rounds {
    private Rounds() {}

    /** Runs so many rounds, numbered from 0, on this thread. */
    public static void run(int rounds, IntConsumer round) {
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            round.accept(i);
            LockSupport.parkNanos(System.nanoTime() - start);
        }
    }
}
