package dev.marquee.api.row;

import dev.marquee.core.catalog.Catalog;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows the newest movies of the catalog that it was asked for last, as long as somebody else keeps that. Thread-safe. */
@Component
final class NewestMovies {
    private volatile @Nullable Known last;

    private record Known(WeakReference<Catalog> catalog, Newest newest) {}

    /** Those of this catalog. */
    Newest of(Catalog catalog) {
        Known known = last;
        if (known == null || known.catalog().get() != catalog) {
            known = new Known(new WeakReference<>(catalog), Newest.of(catalog));
            last = known;
        }
        return known.newest();
    }
}
