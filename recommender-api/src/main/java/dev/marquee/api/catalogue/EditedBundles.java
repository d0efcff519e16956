package dev.marquee.api.catalogue;

import dev.marquee.core.catalog.Catalog;
import java.util.List;

/**
 * The bundles as their movies were edited since they were written. An edit makes each of them anew, on the thread that edits, and
 * prepares all that asks them; requests go on with the one before until then. Thread-safe.
 */
final class EditedBundles {
    private final CatalogueEdits edits;
    private final List<BeforeServing> preparations;
    private final PerBundle<Edited> perBundle = new PerBundle<>();

    EditedBundles(CatalogueEdits edits, List<BeforeServing> preparations) {
        this.edits = edits;
        this.preparations = preparations;
        edits.onChange(this::changed);
    }

    private record Edited(ServedBundle original, ServedBundle now) {}

    /**
     * Makes a bundle ready to be served.
     *
     * @param original as it was written
     * @return the same
     * @throws RuntimeException if it must not be served, or not yet
     */
    ServedBundle add(ServedBundle original) {
        preparations.forEach(preparation -> preparation.prepare(original));
        edits.complete();
        put(original);
        return original;
    }

    private synchronized ServedBundle put(ServedBundle original) {
        Edited edited = edited(original);
        perBundle.put(original, edited);
        return edited.now;
    }

    private synchronized void changed() {
        perBundle.replaceAll((Catalog _, Edited before) -> edited(before.original));
    }

    private Edited edited(ServedBundle original) {
        if (edits.all().isEmpty()) {
            return new Edited(original, original);
        }
        ServedBundle now = original.with(edits.all());
        preparations.forEach(preparation -> preparation.edited(now));
        return new Edited(original, now);
    }

    /**
     * What a bundle is now.
     *
     * @param original one that was added
     */
    ServedBundle of(ServedBundle original) {
        Edited edited = perBundle.get(original);
        return edited == null ? put(original) : edited.now;
    }
}
