package dev.marquee.training.train;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.training.dcn.DcnTrainer;
import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.UserRatings;
import dev.marquee.training.twotower.TwoTowerTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Watches models on the validation part while they are trained.
 *
 * @param movies size of the catalog
 * @param cases at most {@link #MAX_USERS} of the split's, drawn with a fixed seed
 */
record Validation(int movies, List<Case> cases) {
    static final int MAX_USERS = 500;
    private static final long SEED = 7;

    static Validation of(Split split) {
        List<Case> drawn = new ArrayList<>(split.validation());
        Collections.shuffle(drawn, new Random(SEED));
        return new Validation(
                split.training().movies(), List.copyOf(drawn.subList(0, Math.min(MAX_USERS, drawn.size()))));
    }

    /** nDCG@10 of retrieval over the learned movies. */
    double ndcg(TwoTowerTrainer trainer) {
        List<KnownHistory> histories =
                cases.stream().map(held -> held.known().history()).toList();
        float[] users = trainer.embed(histories);
        float[] items = trainer.items();
        int[] learned = trainer.learnedOrdinals();
        int width = items.length / learned.length;
        RetrievalMetrics.Collector metrics = new RetrievalMetrics.Collector();
        for (int user = 0; user < cases.size(); user++) {
            float[] scores = scores(users, user * (width - 1), items, width, learned);
            Case held = cases.get(user);
            metrics.add(scores, held.known().ordinals(), held.asked().ordinals());
        }
        return metrics.metrics(learned.length).ndcg10();
    }

    private float[] scores(float[] users, int at, float[] items, int width, int[] learned) {
        float[] scores = new float[movies];
        Arrays.fill(scores, Float.NEGATIVE_INFINITY);
        for (int row = 0; row < learned.length; row++) {
            float score = items[row * width + width - 1];
            for (int i = 0; i < width - 1; i++) {
                score += users[at + i] * items[row * width + i];
            }
            scores[learned[row]] = score;
        }
        return scores;
    }

    /** Root of the mean squared error of predicted ratings. */
    double rmse(DcnTrainer trainer) {
        List<UserRatings> known = cases.stream().map(Case::known).toList();
        return trainer.error(known, cases.stream().map(Case::asked).toList());
    }
}
