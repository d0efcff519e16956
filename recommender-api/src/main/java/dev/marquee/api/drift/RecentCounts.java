package dev.marquee.api.drift;

import dev.marquee.core.drift.Trait;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How often each bin occurred in the last day, hour by hour. Thread-safe. */
final class RecentCounts {
    private static final int HOURS = 24;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final AtomicReferenceArray<@Nullable Hour> hours = new AtomicReferenceArray<>(HOURS);
    private final Clock clock;

    RecentCounts(Clock clock) {
        this.clock = clock;
    }

    private record Hour(long number, Map<Trait, Map<String, LongAdder>> counts) {
        static Hour of(long number) {
            Map<Trait, Map<String, LongAdder>> counts = new EnumMap<>(Trait.class);
            for (Trait trait : Trait.values()) {
                counts.put(trait, new ConcurrentHashMap<>());
            }
            return new Hour(number, counts);
        }
    }

    /** One more value in this bin. */
    void add(Trait trait, String bin) {
        Map<String, LongAdder> counts = current().counts.getOrDefault(trait, Map.of());
        counts.computeIfAbsent(bin, none -> new LongAdder()).increment();
    }

    private Hour current() {
        long number = clock.millis() / HOUR;
        int slot = Math.floorMod(number, HOURS);
        Hour known = hours.get(slot);
        if (known != null && known.number == number) {
            return known;
        }
        Hour next = Hour.of(number);
        return hours.compareAndSet(slot, known, next) ? next : current();
    }

    /** The counts of a trait by bin. */
    Map<String, Long> of(Trait trait) {
        long now = clock.millis() / HOUR;
        Map<String, Long> sums = new TreeMap<>();
        for (int slot = 0; slot < HOURS; slot++) {
            Hour hour = hours.get(slot);
            if (hour != null && now - hour.number < HOURS) {
                hour.counts
                        .getOrDefault(trait, Map.of())
                        .forEach((bin, count) -> sums.merge(bin, count.sum(), Long::sum));
            }
        }
        return sums;
    }
}
