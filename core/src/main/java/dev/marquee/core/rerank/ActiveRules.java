package dev.marquee.core.rerank;

import dev.marquee.core.catalog.Catalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** The rules that hold at one moment, looked up in one catalog. Immutable and thread-safe. */
public final class ActiveRules {
    /** No movie. */
    static final int NOBODY = -1;

    /** No rules. */
    public static final ActiveRules NONE = new ActiveRules();

    private final int[] pins = new int[RerankOptions.MAX_PLACES];
    private final List<Weighted> weighted = new ArrayList<>();

    private record Weighted(BitSet ordinals, double factor) {}

    private ActiveRules() {
        Arrays.fill(pins, NOBODY);
    }

    /** Those of the rules that hold; movies that the catalog does not hold are ignored. */
    public static ActiveRules of(List<ListRule> rules, Catalog catalog, Instant now) {
        ActiveRules active = new ActiveRules();
        rules.stream()
                .filter(rule -> rule.period().holds(now))
                .sorted(Comparator.comparing(ListRule::ruleId))
                .forEach(rule -> active.add(rule, catalog));
        return active;
    }

    private void add(ListRule rule, Catalog catalog) {
        switch (rule) {
            case ListRule.Pin pin -> pin(pin, catalog.ordinal(pin.movieId()));
            case ListRule.Weight weight -> weighted.add(new Weighted(meant(weight, catalog), weight.factor()));
        }
    }

    /** A movie is in a list once: the second place that is wanted for it stays free. */
    private void pin(ListRule.Pin pin, OptionalInt ordinal) {
        int place = pin.place() - 1;
        if (ordinal.isPresent()
                && pins[place] == NOBODY
                && Arrays.stream(pins).noneMatch(other -> other == ordinal.getAsInt())) {
            pins[place] = ordinal.getAsInt();
        }
    }

    private static BitSet meant(ListRule.Weight weight, Catalog catalog) {
        BitSet ordinals = new BitSet();
        weight.genres().forEach(genre -> ordinals.or(catalog.withGenre(genre)));
        weight.movieIds().forEach(movieId -> catalog.ordinal(movieId).ifPresent(ordinals::set));
        return ordinals;
    }

    /** What the score of a movie is to be multiplied by: the product over the rules that mean it. */
    public double factor(int ordinal) {
        double factor = 1;
        for (Weighted rule : weighted) {
            factor *= rule.ordinals().get(ordinal) ? rule.factor() : 1;
        }
        return factor;
    }

    /** The ordinal of the movie that is pinned to a place, from 0, or {@code -1}. */
    public int pinned(int place) {
        return pins[place];
    }

    /** Whether a movie is pinned within a list of this length. */
    boolean pins(int places) {
        for (int place = 0; place < Math.min(places, pins.length); place++) {
            if (pins[place] != NOBODY) {
                return true;
            }
        }
        return false;
    }
}
