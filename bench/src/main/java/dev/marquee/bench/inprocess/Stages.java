package dev.marquee.bench.inprocess;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.history.History;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.index.IndexKind;
import dev.marquee.index.Neighbor;
import dev.marquee.index.VectorIndex;
import dev.marquee.index.Vectors;
import dev.marquee.training.evaluation.ServedModel;
import java.io.IOException;
import java.util.BitSet;

/** The stages of a request on one bundle, each alone or all of them. Not thread-safe; close it: it holds native memory. */
final class Stages implements AutoCloseable {
    private static final int LIMIT = 20;
    private static final int YEAR = 2026;

    private final Bundle bundle;
    private final Catalog catalog;
    private final VectorIndex index;
    private final ServedModel model;

    private Stages(Bundle bundle, Catalog catalog, VectorIndex index, ServedModel model) {
        this.bundle = bundle;
        this.catalog = catalog;
        this.index = index;
        this.model = model;
    }

    static Stages of(Bundle bundle, IndexKind kind) throws IOException {
        Catalog catalog = bundle.catalog();
        Vectors vectors = Vectors.load(bundle.path(Role.ITEM_VECTORS));
        VectorIndex index = kind.open(vectors, bundle.path(Role.INDEX));
        return new Stages(
                bundle,
                catalog,
                index,
                new ServedModel(
                        catalog,
                        MovieTraits.of(catalog),
                        MovieStatistics.of(catalog),
                        vectors,
                        index,
                        bundle.path(Role.USER_TOWER),
                        bundle.path(Role.RATING_MODEL)));
    }

    /** What each stage of one request took, nanoseconds; the whole request was asked for once more. */
    record Times(long tower, long search, long ranking, long whole) {}

    /** Runs the stages for a history, and the request as a whole. */
    Times run(History history, int candidates) {
        KnownHistory known = KnownHistory.of(catalog, history);
        BitSet accepted = MovieFilter.NONE.accepted(catalog, history);
        long start = System.nanoTime();
        float[] embedding = model.embed(known);
        long embedded = System.nanoTime();
        int[] found = index.search(embedding, candidates, accepted).stream()
                .mapToInt(Neighbor::ordinal)
                .toArray();
        long searched = System.nanoTime();
        float[] ratings = model.ratings(known, found, YEAR);
        long ranked = System.nanoTime();
        int listed = whole(history);
        long done = System.nanoTime();
        if (ratings.length != candidates || listed != LIMIT) {
            throw new IllegalStateException("%d of %d candidates ranked and %d of %d movies listed"
                    .formatted(ratings.length, candidates, listed, LIMIT));
        }
        return new Times(embedded - start, searched - embedded, ranked - searched, done - ranked);
    }

    private int whole(History history) {
        return model.recommend(
                        history,
                        MovieFilter.NONE,
                        LIMIT,
                        YEAR,
                        bundle.manifest().blend())
                .size();
    }

    @Override
    public void close() {
        model.close();
    }
}
