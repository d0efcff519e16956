package dev.marquee.api.availability;

import dev.marquee.api.catalogue.BeforeServing;
import dev.marquee.api.catalogue.Offers;
import dev.marquee.api.catalogue.PerBundle;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.TableCopy;
import dev.marquee.core.rule.Availabilities;
import dev.marquee.core.rule.Availability;
import dev.marquee.core.rule.Offer;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What operators say of movies: kept in the store and, for each bundle that is served, in the form that requests ask. Thread-safe.
 * A request reads memory only; it is the writer, or the thread of the copy, that brings that up to date.
 */
final class StoredAvailability implements Offers, BeforeServing, AutoCloseable {
    private final AvailabilityTable table;
    private final BoundedCalls reads;
    private final TableCopy<Integer, Availability> copy;
    private final Clock clock;

    private final PerBundle<Availabilities> perBundle = new PerBundle<>();

    StoredAvailability(AvailabilityTable table, BoundedCalls reads, Commits commits, Clock clock) {
        this.table = table;
        this.reads = reads;
        this.copy = new TableCopy<>(table, table.writer(), reads, commits, this::changed);
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
        add(bundle);
    }

    @Override
    public void edited(ServedBundle bundle) {
        add(bundle);
    }

    @Override
    public Offer of(ServedBundle bundle) {
        return availabilities(bundle).at(clock.instant());
    }

    /** Of the movies of a bundle. */
    Availabilities availabilities(ServedBundle bundle) {
        Availabilities known = perBundle.get(bundle);
        return known == null ? addIfAbsent(bundle) : known;
    }

    private synchronized Availabilities addIfAbsent(ServedBundle bundle) {
        Availabilities known = perBundle.get(bundle);
        return known == null ? add(bundle) : known;
    }

    private synchronized Availabilities add(ServedBundle bundle) {
        Availabilities now = Availabilities.all(bundle.catalog()).with(copy.rows());
        perBundle.put(bundle, now);
        return now;
    }

    private synchronized void changed(Set<Integer> movieIds) {
        Map<Integer, Availability> changes = movieIds.stream()
                .collect(Collectors.toMap(
                        Function.identity(), movieId -> copy.rows().getOrDefault(movieId, Availability.ALWAYS)));
        perBundle.replaceAll((_, before) -> before.with(changes));
    }

    /** What is stored of a movie, {@link Availability#ALWAYS} if nothing is. */
    Availability find(int movieId) {
        return reads.call(() -> table.find(movieId)).orElse(Availability.ALWAYS);
    }

    /** Stores the availability of a movie; durable, and obeyed by this gateway, when it returns. */
    void put(int movieId, Availability availability) {
        copy.change(revision -> table.put(movieId, availability, revision));
    }

    /** The same for forgetting it. */
    void clear(int movieId) {
        copy.change(revision -> table.clear(movieId, revision));
    }

    @Override
    public void close() {
        copy.close();
    }
}
