package dev.marquee.core.rule;

import dev.marquee.core.catalog.Catalog;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What of a catalog may be shown at a moment, and how its movies are tagged. Immutable and thread-safe. Each question costs a
 * few operations on bit sets, whatever number of movies is restricted.
 */
public final class Offer {
    private static final BitSet NONE = new BitSet();

    private final Catalog catalog;
    private final BitSet unavailable;
    /** Ordinals by tag, and by kind of tag, which has no colon. */
    private final Map<String, BitSet> tagged;

    /** Of sets that nobody modifies any more. */
    Offer(Catalog catalog, BitSet unavailable, Map<String, BitSet> tagged) {
        this.catalog = catalog;
        this.unavailable = unavailable;
        this.tagged = tagged;
    }

    /** Every movie of a catalog, none of them tagged. */
    public static Offer all(Catalog catalog) {
        return new Offer(catalog, new BitSet(), Map.of());
    }

    /** The movies that it is an offer of. */
    public Catalog catalog() {
        return catalog;
    }

    /** The ordinals of all movies that there are, whether they may be shown or not. The caller owns the set. */
    public BitSet movies() {
        return catalog.present();
    }

    /** Number of movies that nobody may be shown now. */
    public int unavailable() {
        return unavailable.cardinality();
    }

    /** Takes out the movies that are hidden, or outside their period. */
    void removeUnavailable(BitSet ordinals) {
        ordinals.andNot(unavailable);
    }

    /** Takes out the movies with one of these tags. */
    void removeTagged(BitSet ordinals, List<String> tags) {
        for (String tag : tags) {
            ordinals.andNot(withTag(tag));
        }
    }

    /** For each kind of these tags takes out the movies that have tags of that kind, but none of these. */
    void removeTaggedOtherwise(BitSet ordinals, List<String> tags) {
        Map<String, List<String>> byKind = tags.stream().collect(Collectors.groupingBy(Availability::kind));
        byKind.forEach((kind, wanted) -> {
            BitSet others = (BitSet) withTag(kind).clone();
            removeTagged(others, wanted);
            ordinals.andNot(others);
        });
    }

    private BitSet withTag(String tagOrKind) {
        return tagged.getOrDefault(tagOrKind, NONE);
    }
}
