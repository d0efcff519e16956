package dev.marquee.api.catalogue;

import dev.marquee.core.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is made of each bundle that is served, kept for the newest few of them. Thread-safe; who reads waits for nobody.
 *
 * @param <T> what is made
 */
public final class PerBundle<T> {
    /** The current one, the one before, and one that is being loaded. */
    private static final int MOST = 3;

    /** The last one put at the end; replaced, never modified. */
    private volatile List<Made<T>> all = List.of();

    private record Made<T>(Catalog catalog, T value) {}

    /** What was made of a bundle; null if nothing was, or others came since. */
    public @Nullable T get(ServedBundle bundle) {
        for (Made<T> made : all) {
            if (made.catalog == bundle.catalog()) {
                return made.value;
            }
        }
        return null;
    }

    /** Keeps what was made of a bundle, in place of what was before. */
    public synchronized void put(ServedBundle bundle, T value) {
        List<Made<T>> next = new ArrayList<>(all);
        next.removeIf(made -> made.catalog == bundle.catalog());
        if (next.size() == MOST) {
            next.removeFirst();
        }
        next.add(new Made<>(bundle.catalog(), value));
        all = List.copyOf(next);
    }

    /** Makes all of them anew, from the catalogue and from what there was. */
    public synchronized void replaceAll(BiFunction<Catalog, T, T> change) {
        all = all.stream()
                .map(made -> new Made<>(made.catalog, change.apply(made.catalog, made.value)))
                .toList();
    }
}
