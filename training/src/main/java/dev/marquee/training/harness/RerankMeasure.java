package dev.marquee.training.harness;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.rerank.Arrangement;
import dev.marquee.core.rerank.ItemDirections;
import dev.marquee.training.evaluation.ListMetrics;
import dev.marquee.training.evaluation.PairedBootstrap;
import dev.marquee.training.rerank.ListDiversity;
import dev.marquee.training.rerank.RerankReport;
import dev.marquee.training.rerank.Variant;
import dev.marquee.training.split.Case;
import java.util.function.DoubleUnaryOperator;

/** What one variant does to the lists of all users, list by list. Not thread-safe. */
final class RerankMeasure {
    private static final int TOP = 10;
    private static final long SEED = 42;

    private final Variant variant;
    private final Catalog catalog;
    private final UserSums ndcg = new UserSums();
    private final UserSums byVector = new UserSums();
    private final UserSums byGenre = new UserSums();
    private ListMetrics.Collector lists;
    private double coverage;
    private int trials;
    private long genres;
    private long explored;
    private long places;
    private int users;

    RerankMeasure(Variant variant, Catalog catalog) {
        this.variant = variant;
        this.catalog = catalog;
        this.lists = new ListMetrics.Collector(catalog.size());
    }

    Variant variant() {
        return variant;
    }

    /**
     * Adds a list.
     *
     * @param ordinals of the candidates that were arranged
     * @param counts known ratings by ordinal
     */
    void add(Case held, int[] ordinals, Arrangement arranged, ItemDirections directions, int[] counts) {
        int[] list = new int[arranged.positions().length];
        for (int place = 0; place < list.length; place++) {
            list[place] = ordinals[arranged.positions()[place]];
        }
        String userId = held.known().userId();
        ndcg.add(
                userId,
                lists.add(list, held.asked().ordinals(), held.asked().ratings(), counts)
                        .ndcg10(),
                1);
        ListDiversity diversity = ListDiversity.of(list, TOP, catalog, directions);
        byVector.add(userId, diversity.byVector(), 1);
        byGenre.add(userId, diversity.byGenre(), 1);
        genres += diversity.genres();
        explored += arranged.explored().get(0, TOP).cardinality();
        places += Math.min(TOP, list.length);
        users++;
    }

    /** Ends the lists of one seed. */
    void endTrial() {
        coverage += lists.metrics().coverage10();
        trials++;
        lists = new ListMetrics.Collector(catalog.size());
    }

    /** The means, compared with another variant of the same users. */
    RerankReport.Row against(RerankMeasure other) {
        return new RerankReport.Row(
                variant.name(),
                variant.options(),
                mean(ndcg),
                change(ndcg, other.ndcg),
                mean(byVector),
                change(byVector, other.byVector),
                mean(byGenre),
                change(byGenre, other.byGenre),
                genres / (double) users,
                coverage / trials,
                explored / (double) places);
    }

    private double mean(UserSums of) {
        double sum = 0;
        for (double user : of.sums()) {
            sum += user;
        }
        return sum / users;
    }

    private static PairedBootstrap change(UserSums first, UserSums second) {
        return PairedBootstrap.of(
                first.sums(), second.sumsBeside(first), first.weights(), DoubleUnaryOperator.identity(), SEED);
    }
}
