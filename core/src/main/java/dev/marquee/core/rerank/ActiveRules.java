package dev.marquee.core.rerank;

import dev.marquee.core.catalog.Catalog;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The rules that hold at one moment, looked up in one catalog. Immutable and thread-safe. */
public final class ActiveRules {
    /** No movie. */
    static final int NOBODY = -1;

    /** No rules. */
    public static final ActiveRules NONE = new ActiveRules(new double[0], new String[0]);

    private final int[] pins = new int[RerankOptions.MAX_PLACES];
    private final @Nullable String[] pinnedBy = new String[RerankOptions.MAX_PLACES];

    /** By ordinal; empty where no rule weighs. */
    private final double[] factors;

    private final @Nullable String[] weighedBy;
    private Instant from = Instant.MIN;
    private Instant until = Instant.MAX;

    private ActiveRules(double[] factors, @Nullable String[] weighedBy) {
        this.factors = factors;
        this.weighedBy = weighedBy;
        Arrays.fill(pins, NOBODY);
    }

    /** Those of the rules that hold; movies that the catalog does not hold are ignored. */
    public static ActiveRules of(Collection<ListRule> rules, Catalog catalog, Instant now) {
        boolean weighs = rules.stream().anyMatch(rule -> rule.weight() != null && rule.holds(now));
        int movies = weighs ? catalog.size() : 0;
        ActiveRules active = new ActiveRules(new double[movies], new String[movies]);
        Arrays.fill(active.factors, 1);
        rules.forEach(rule -> active.bound(rule, now));
        rules.stream()
                .filter(rule -> rule.holds(now))
                .sorted(Comparator.comparing(ListRule::ruleId))
                .forEach(rule -> active.add(rule, catalog));
        return active;
    }

    /** Before and after this rule begins or ends, other rules hold. */
    private void bound(ListRule rule, Instant now) {
        for (Instant change : new @Nullable Instant[] {rule.from(), rule.until()}) {
            if (change != null && change.isAfter(now)) {
                until = change.isBefore(until) ? change : until;
            } else if (change != null) {
                from = change.isAfter(from) ? change : from;
            }
        }
    }

    private void add(ListRule rule, Catalog catalog) {
        if (rule.pin() != null) {
            pin(
                    rule.ruleId(),
                    rule.pin().place() - 1,
                    catalog.ordinal(rule.pin().movieId()));
        }
        if (rule.weight() != null) {
            double factor = rule.weight().factor();
            meant(rule.weight(), catalog).stream().forEach(ordinal -> weigh(rule.ruleId(), ordinal, factor));
        }
    }

    /** A movie is in a list once: the second place that is wanted for it stays free. */
    private void pin(String ruleId, int place, OptionalInt ordinal) {
        if (ordinal.isPresent()
                && pins[place] == NOBODY
                && Arrays.stream(pins).noneMatch(other -> other == ordinal.getAsInt())) {
            pins[place] = ordinal.getAsInt();
            pinnedBy[place] = ruleId;
        }
    }

    private static BitSet meant(ListRule.Weight weight, Catalog catalog) {
        BitSet ordinals = new BitSet();
        weight.genres().forEach(genre -> ordinals.or(catalog.withGenre(genre)));
        weight.movieIds().forEach(movieId -> catalog.ordinal(movieId).ifPresent(ordinals::set));
        return ordinals;
    }

    private void weigh(String ruleId, int ordinal, double factor) {
        factors[ordinal] *= factor;
        if (weighedBy[ordinal] == null && factor != 1) {
            weighedBy[ordinal] = ruleId;
        }
    }

    /** The same without pins. */
    public ActiveRules withoutPins() {
        return new ActiveRules(factors, weighedBy);
    }

    /** Whether these are the rules that hold at another moment too. */
    public boolean hold(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    /** Whether a rule boosts or buries. */
    public boolean weigh() {
        return factors.length > 0;
    }

    /** What the score of a movie is to be multiplied by: the product over the rules that mean it. */
    public double factor(int ordinal) {
        return weigh() ? factors[ordinal] : 1;
    }

    /** The ordinal of the movie that is pinned to a place, from 0, or {@code -1}. */
    public int pinned(int place) {
        return pins[place];
    }

    /** Whether a movie is pinned within a list of this length. */
    public boolean pins(int places) {
        return Arrays.stream(pins, 0, Math.min(places, pins.length)).anyMatch(ordinal -> ordinal != NOBODY);
    }

    /**
     * The id of the rule that did something to a movie: the one that pinned it to its place, or the first by name that boosted or
     * buried it; null if none did.
     *
     * @param place that it has in the list, from 0
     */
    public @Nullable String rule(int ordinal, int place) {
        if (pins[place] == ordinal) {
            return pinnedBy[place];
        }
        return weighing(ordinal);
    }

    /** The id of the rule, the first by name, that boosted or buried a movie; null if none did. */
    public @Nullable String weighing(int ordinal) {
        return weigh() ? weighedBy[ordinal] : null;
    }
}
