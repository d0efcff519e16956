package dev.marquee.core.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which partition of Cassandra's table {@code deed} holds what somebody did: one of a day and a part of all people.
 *
 * @param day since 1970-01-01
 * @param part 0 to 15
 */
public record DeedPartition(int day, short part) {
    /** A click, as the table holds it. */
    public static final short CLICK = 2;

    /** A watch, likewise. */
    public static final short WATCH = 3;

    /** A rating, likewise. */
    public static final short RATING = 1;

    /** How long a deed is kept: as far back as trends may look. */
    public static final Duration LIFE = Duration.ofDays(90);

    private static final int PARTS = 16;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /**
     * That of a deed.
     *
     * @param at when it was done, milliseconds since 1970-01-01T00:00Z
     */
    public static DeedPartition of(String userId, long at) {
        return new DeedPartition(day(at), (short) Math.floorMod(userId.hashCode(), PARTS));
    }

    /** All that may hold deeds of somebody, at this moment in milliseconds. */
    public static List<DeedPartition> allOf(String userId, long now) {
        List<DeedPartition> all = new ArrayList<>();
        short part = of(userId, now).part;
        // A caller's clock may be ahead.
        for (int day = day(now - LIFE.toMillis()); day <= day(now) + 1; day++) {
            all.add(new DeedPartition(day, part));
        }
        return all;
    }

    /** Those of the day of a moment in milliseconds. */
    public static List<DeedPartition> ofDay(long at) {
        List<DeedPartition> all = new ArrayList<>();
        for (short part = 0; part < PARTS; part++) {
            all.add(new DeedPartition(day(at), part));
        }
        return all;
    }

    private static int day(long at) {
        return (int) Math.floorDiv(at, DAY_MILLIS);
    }
}
