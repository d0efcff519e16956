package dev.marquee.api.rule;

import dev.marquee.api.catalogue.BeforeServing;
import dev.marquee.api.catalogue.PerBundle;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.TableCopy;
import dev.marquee.core.rerank.ActiveRules;
import dev.marquee.core.rerank.ListRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The rules of the operator: kept in the store and, for each bundle that is served, in the form that lists ask. Thread-safe. A
 * request reads memory only; the first one after a rule has begun or ended looks the rules up in its catalog.
 */
final class StoredRules implements Rules, BeforeServing, AutoCloseable {
    private final RuleTable table;
    private final BoundedCalls reads;
    private final TableCopy<String, ListRule> copy;
    private final Clock clock;

    private final PerBundle<ActiveRules> perBundle = new PerBundle<>();

    StoredRules(RuleTable table, BoundedCalls reads, Commits commits, Clock clock) {
        this.table = table;
        this.reads = reads;
        this.copy = new TableCopy<>(table, table.writer(), reads, commits, _ -> changed());
        this.clock = clock;
    }

    /**
     * Makes ready to answer for a bundle.
     *
     * @throws dev.marquee.service.NotYetException if the store has not been read yet and does not answer
     */
    @Override
    public void prepare(ServedBundle bundle) {
        copy.complete();
        of(bundle);
    }

    @Override
    public void edited(ServedBundle bundle) {
        lookUp(bundle, clock.instant());
    }

    @Override
    public ActiveRules of(ServedBundle bundle) {
        Instant now = clock.instant();
        ActiveRules known = perBundle.get(bundle);
        return known != null && known.hold(now) ? known : lookUp(bundle, now);
    }

    private synchronized ActiveRules lookUp(ServedBundle bundle, Instant now) {
        ActiveRules active = ActiveRules.of(copy.rows().values(), bundle.catalog(), now);
        perBundle.put(bundle, active);
        return active;
    }

    private synchronized void changed() {
        Instant now = clock.instant();
        perBundle.replaceAll((catalog, _) -> ActiveRules.of(copy.rows().values(), catalog, now));
    }

    /** All rules that are stored, whether they hold now or not, by their ids. */
    List<ListRule> all() {
        return reads.call(table::all).stream()
                .sorted(Comparator.comparing(ListRule::ruleId))
                .toList();
    }

    /** The rule of this id. */
    Optional<ListRule> find(String ruleId) {
        return reads.call(() -> table.find(ruleId));
    }

    /**
     * Stores a rule in place of the one of its id; durable, and obeyed by this gateway, when it returns true. False, and nothing is
     * stored, if there are {@link RuleTable#MOST} others.
     */
    boolean put(ListRule rule) {
        AtomicBoolean stored = new AtomicBoolean();
        copy.change(revision -> stored.set(table.put(rule, revision)));
        return stored.get();
    }

    /** The same for forgetting it. */
    void clear(String ruleId) {
        copy.change(revision -> table.clear(ruleId, revision));
    }

    @Override
    public void close() {
        copy.close();
    }
}
