package dev.marquee.training.train;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.training.evaluation.ListMetrics;
import dev.marquee.training.evaluation.ScoredCandidates;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.split.TimeSplit;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** Chooses the weight between retrieval score and predicted rating: the best graded nDCG@10 on the validation part. */
final class BlendTuning {
    private static final double[] WEIGHTS = {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};

    private BlendTuning() {}

    /**
     * Tries each weight; the smaller one of equals, which gives ranking more say.
     *
     * @param model fitted on the split's training part, knowing no more than that
     */
    static Blend tune(ServedModel model, Catalog catalog, Validation validation) {
        Map<Double, ListMetrics.Collector> metrics = new TreeMap<>();
        for (double weight : WEIGHTS) {
            metrics.put(weight, new ListMetrics.Collector());
        }
        for (TimeSplit.Case held : validation.cases()) {
            KnownHistory history = held.beforeValidation().history();
            ScoredCandidates scored = model.score(
                    history,
                    unseen(catalog, held.beforeValidation().ordinals()),
                    held.validation().firstYear());
            int[] heldIds = ids(catalog, held.validation().ordinals());
            metrics.forEach((weight, collector) -> collector.add(
                    scored.order(new Blend(weight)), heldIds, held.validation().ratings()));
        }
        double best = WEIGHTS[0];
        for (double weight : WEIGHTS) {
            if (score(metrics, weight) > score(metrics, best)) {
                best = weight;
            }
        }
        return new Blend(best);
    }

    private static double score(Map<Double, ListMetrics.Collector> metrics, double weight) {
        ListMetrics.Collector collector = metrics.get(weight);
        return collector == null ? 0 : collector.metrics().gradedNdcg10();
    }

    static BitSet unseen(Catalog catalog, int[] seen) {
        BitSet unseen = new BitSet(catalog.size());
        unseen.set(0, catalog.size());
        for (int ordinal : seen) {
            unseen.clear(ordinal);
        }
        return unseen;
    }

    static int[] ids(Catalog catalog, int[] ordinals) {
        int[] ids = new int[ordinals.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = catalog.movieId(ordinals[i]);
        }
        return ids;
    }
}
