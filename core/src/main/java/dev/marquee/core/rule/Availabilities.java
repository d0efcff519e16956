package dev.marquee.core.rule;

import dev.marquee.core.catalog.Catalog;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The availability of the movies of a catalog. Immutable and thread-safe. Bit sets of the movies with each tag are made when
 * something changes, and the periods are looked at only when the first of them begins or ends.
 */
public final class Availabilities {
    /** Most different tags of a catalog: each is a bit for every movie. */
    public static final int MAX_TAGS = 1_000;

    private static final Availability[] NOTHING_SAID = {};

    private final Catalog catalog;
    /** By ordinal: null, or beyond the end, where nothing is said. */
    private final @Nullable Availability[] byOrdinal;

    private final BitSet hidden;
    private final BitSet withPeriod;
    /** Ordinals by tag, and by kind of tag, which has no colon. */
    private final Map<String, BitSet> tagged;

    /** What was asked for last. Each thread that finds it too old makes the same one anew. */
    private volatile Moment last;

    private Availabilities(
            Catalog catalog,
            @Nullable Availability[] byOrdinal,
            BitSet hidden,
            BitSet withPeriod,
            Map<String, BitSet> tagged) {
        this.catalog = catalog;
        this.byOrdinal = byOrdinal;
        this.hidden = hidden;
        this.withPeriod = withPeriod;
        this.tagged = tagged;
        this.last = new Moment(0, 0, Offer.all(catalog));
    }

    /** An offer that is right from one moment to another, in milliseconds since 1970; the end does not belong to it. */
    private record Moment(long from, long until, Offer offer) {
        boolean holds(long now) {
            return from <= now && now < until;
        }
    }

    /** Every movie of a catalog may always be shown. */
    public static Availabilities all(Catalog catalog) {
        return new Availabilities(catalog, NOTHING_SAID, new BitSet(), new BitSet(), Map.of());
    }

    /**
     * The same after some changes. Costs copies of the sets that they change, not of all.
     *
     * @param changes by movie id; of movies that the catalog does not hold they are ignored
     */
    public Availabilities with(Map<Integer, Availability> changes) {
        Availabilities next = new Availabilities(
                catalog,
                Arrays.copyOf(byOrdinal, catalog.size()),
                (BitSet) hidden.clone(),
                (BitSet) withPeriod.clone(),
                new HashMap<>(tagged));
        Set<String> copied = new HashSet<>();
        changes.forEach((movieId, availability) ->
                catalog.ordinal(movieId).ifPresent(ordinal -> next.change(ordinal, availability, copied)));
        next.tagged.values().removeIf(BitSet::isEmpty);
        return next;
    }

    private void change(int ordinal, Availability availability, Set<String> copied) {
        Availability before = byOrdinal[ordinal];
        if (before != null) {
            tagsAndKinds(before).forEach(key -> ownSet(key, copied).clear(ordinal));
        }
        tagsAndKinds(availability).forEach(key -> ownSet(key, copied).set(ordinal));
        hidden.set(ordinal, availability.hidden());
        withPeriod.set(ordinal, availability.hasPeriod());
        byOrdinal[ordinal] = availability;
    }

    private static Stream<String> tagsAndKinds(Availability availability) {
        return availability.tags().stream().flatMap(tag -> Stream.of(tag, Availability.kind(tag)));
    }

    /** The set of this key, which the one that this is made from does not share any more. */
    private BitSet ownSet(String key, Set<String> copied) {
        BitSet set = tagged.get(key);
        if (copied.add(key) || set == null) {
            set = set == null ? new BitSet() : (BitSet) set.clone();
            tagged.put(key, set);
        }
        return set;
    }

    /** The different tags of its movies. */
    public Set<String> tags() {
        return tagged.keySet().stream().filter(key -> key.indexOf(':') >= 0).collect(Collectors.toUnmodifiableSet());
    }

    /** What may be shown at this moment. */
    public Offer at(Instant now) {
        long millis = now.toEpochMilli();
        Moment moment = last;
        if (!moment.holds(millis)) {
            moment = momentAround(millis);
            last = moment;
        }
        return moment.offer;
    }

    private Moment momentAround(long now) {
        BitSet unavailable = (BitSet) hidden.clone();
        long from = Long.MIN_VALUE;
        long until = Long.MAX_VALUE;
        for (int ordinal = withPeriod.nextSetBit(0); ordinal >= 0; ordinal = withPeriod.nextSetBit(ordinal + 1)) {
            Availability availability = Objects.requireNonNull(byOrdinal[ordinal]);
            long begin = availability.beginMillis();
            long end = availability.endMillis();
            if (now < begin || now >= end) {
                unavailable.set(ordinal);
            }
            from = Math.max(from, now < begin ? Long.MIN_VALUE : now < end ? begin : end);
            until = Math.min(until, now < begin ? begin : now < end ? end : Long.MAX_VALUE);
        }
        return new Moment(from, until, new Offer(catalog, unavailable, tagged));
    }
}
