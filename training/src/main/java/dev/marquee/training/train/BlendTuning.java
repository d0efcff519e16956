package dev.marquee.training.train;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.training.evaluation.ListMetrics;
import dev.marquee.training.evaluation.ScoredCandidates;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the weight between retrieval score and predicted rating on the validation part: the best graded nDCG@10 among
 * those whose nDCG@10 is not below that of retrieval alone, so that liked movies come first and none is lost for it.
 */
public final class BlendTuning {
    private static final double[] WEIGHTS = {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1};

    private BlendTuning() {}

    /**
     * Tries each weight; the smaller one of equals, which gives ranking more say.
     *
     * @param model fitted on the split's training part, knowing no more than that
     */
    public static Blend tune(ServedModel model, Catalog catalog, Split split) {
        List<ListMetrics.Collector> metrics = new ArrayList<>();
        for (int i = 0; i < WEIGHTS.length; i++) {
            metrics.add(new ListMetrics.Collector(catalog.size()));
        }
        int[] unused = new int[catalog.size()];
        for (Case held : Validation.of(split).cases()) {
            UserRatings asked = held.asked();
            ScoredCandidates scored = model.score(held.known(), asked.firstYear());
            for (int i = 0; i < WEIGHTS.length; i++) {
                int[] list = scored.list(catalog, new Blend(WEIGHTS[i]));
                metrics.get(i).add(list, asked.ordinals(), asked.ratings(), unused);
            }
        }
        return new Blend(WEIGHTS[
                best(metrics.stream().map(ListMetrics.Collector::metrics).toList())]);
    }

    /** Position of the best, the last one being the order of retrieval. */
    static int best(List<ListMetrics> metrics) {
        double found = metrics.getLast().ndcg10();
        int best = metrics.size() - 1;
        for (int i = best - 1; i >= 0; i--) {
            if (metrics.get(i).ndcg10() >= found
                    && metrics.get(i).gradedNdcg10() >= metrics.get(best).gradedNdcg10()) {
                best = i;
            }
        }
        return best;
    }
}
