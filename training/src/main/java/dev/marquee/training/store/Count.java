package dev.marquee.training.store;

import java.util.function.Consumer;

/** Counts ratings and says so now and then. */
final class Count {
    private static final long STEP = 500_000;

    private final String verb;
    private final Consumer<String> progress;
    private long total;

    Count(String verb, Consumer<String> progress) {
        this.verb = verb;
        this.progress = progress;
    }

    void add(long ratings) {
        long before = total / STEP;
        total += ratings;
        if (total / STEP > before) {
            progress.accept("%s %,d ratings".formatted(verb, total));
        }
    }

    long total() {
        return total;
    }
}
