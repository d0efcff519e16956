package dev.marquee.training.train;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.UserRatings;
import dev.marquee.training.twotower.TwoTowerTrainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

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

    /** The histories as the user tower reads them, by user. */
    List<UserTowerInput> inputs() {
        return cases.stream()
                .map(held -> UserTowerInput.of(held.known().history()))
                .toList();
    }

    /** nDCG@10 of retrieval, given the scores of all movies by user; what is asked and was never learned counts too. */
    double ndcg(IntFunction<float[]> scores) {
        RetrievalMetrics.Collector metrics = new RetrievalMetrics.Collector();
        for (int user = 0; user < cases.size(); user++) {
            Case held = cases.get(user);
            metrics.add(
                    scores.apply(user), held.known().ordinals(), held.asked().ordinals());
        }
        return metrics.metrics(movies).ndcg10();
    }

    /**
     * Scores of all movies by user as the weights are now, those that were not learned by their metadata, as they are served.
     *
     * @param movieFeatures feature ids by ordinal
     */
    List<float[]> scores(TwoTowerTrainer trainer, int[][] movieFeatures) {
        List<KnownHistory> histories =
                cases.stream().map(held -> held.known().history()).toList();
        float[] users = trainer.embed(histories);
        float[] items = trainer.weights().itemVectors(movieFeatures);
        int width = items.length / movies;
        return IntStream.range(0, cases.size())
                .mapToObj(user -> scores(users, user * (width - 1), items, width))
                .toList();
    }

    private float[] scores(float[] users, int at, float[] items, int width) {
        float[] scores = new float[movies];
        for (int movie = 0; movie < movies; movie++) {
            float score = items[movie * width + width - 1];
            for (int i = 0; i < width - 1; i++) {
                score += users[at + i] * items[movie * width + i];
            }
            scores[movie] = score;
        }
        return scores;
    }

    /** What of the cases a model has learned, those of which something is left. */
    List<Case> within(UnaryOperator<UserRatings> learned) {
        return cases.stream()
                .map(held -> new Case(learned.apply(held.known()), learned.apply(held.asked())))
                .filter(held -> held.known().size() > 0 && held.asked().size() > 0)
                .toList();
    }
}
