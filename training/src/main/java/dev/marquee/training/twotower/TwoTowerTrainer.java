package dev.marquee.training.twotower;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.training.graph.FlatFeatures;
import dev.marquee.training.graph.StepListener;
import dev.marquee.training.graph.TrainingGraph;
import dev.marquee.training.graph.Weights;
import dev.marquee.training.split.HistoryCut;
import dev.marquee.training.split.LearnedMovies;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Tensor;

/** Trains the two-tower model epoch by epoch. Not thread-safe; close it: it holds native memory. */
public final class TwoTowerTrainer implements AutoCloseable {
    private static final float LAST_RATE = 0.1f;

    private final TwoTowerParameters settings;
    private final TrainingRatings ratings;
    private final float positivesFrom;
    private final LearnedMovies movies;
    private final Softmax softmax;
    private final TwoTowerModel model;
    private final TrainingGraph graph;
    private final Random random;
    private final List<UserRatings> users;

    /**
     * Prepares training.
     *
     * @param positivesFrom lowest rating that the model is to predict; histories hold lower ones too
     * @param movieFeatures feature ids by ordinal
     * @param features number of features
     */
    public TwoTowerTrainer(
            TwoTowerParameters settings,
            TrainingRatings ratings,
            float positivesFrom,
            int[][] movieFeatures,
            int features,
            long seed) {
        this(settings, ratings, positivesFrom, movieFeatures, features, seed, Softmax::of);
    }

    /** Prepares training with a softmax of the caller's choice. */
    TwoTowerTrainer(
            TwoTowerParameters settings,
            TrainingRatings ratings,
            float positivesFrom,
            int[][] movieFeatures,
            int features,
            long seed,
            Softmax.Choice choice) {
        this.settings = settings;
        this.ratings = ratings;
        this.positivesFrom = positivesFrom;
        int[] counts = ratings.counts();
        movies = LearnedMovies.of(counts);
        int[] learnedCounts = new int[movies.size()];
        for (int row = 0; row < movies.size(); row++) {
            learnedCounts[row] = counts[movies.ordinals()[row]];
        }
        users = new ArrayList<>(ratings.users());
        users.removeIf(user -> user.size() < 2);
        softmax = choice.of(users.size(), movies, learnedCounts, settings.batchUsers());
        model = new TwoTowerModel(settings, learnedCounts, FlatFeatures.of(movies, movieFeatures, features), softmax);
        graph = new TrainingGraph(seed, model::loss);
        random = new Random(seed);
    }

    /** Whether users and movies are so many that the softmax samples movies. */
    public boolean samples() {
        return softmax.samples();
    }

    /** Steps in an epoch. */
    public int steps() {
        return Math.ceilDiv(users.size(), settings.batchUsers());
    }

    /**
     * Trains one epoch.
     *
     * @param epoch from 0
     * @param progress told of each step
     */
    public void epoch(int epoch, StepListener progress) {
        Collections.shuffle(users, random);
        float done = epoch / (float) settings.epochs();
        float rate = settings.learningRate() * (1 - (1 - LAST_RATE) * done);
        for (int from = 0; from < users.size(); from += settings.batchUsers()) {
            List<UserRatings> batch = users.subList(from, Math.min(users.size(), from + settings.batchUsers()));
            List<HistoryCut> cuts = batch.stream()
                    .map(user -> HistoryCut.of(user, settings.timeShare(), settings.historyDropout(), random))
                    .map(cut -> cut.withTargetsFrom(positivesFrom))
                    .filter(cut -> cut.targets().size() > 0)
                    .toList();
            if (cuts.isEmpty()) {
                continue;
            }
            Map<String, Tensor> tensors = examples(cuts);
            try {
                progress.stepped(graph.step(tensors, rate), cuts.size());
            } finally {
                tensors.values().forEach(Tensor::close);
            }
        }
    }

    private Map<String, Tensor> examples(List<HistoryCut> cuts) {
        Map<String, Tensor> tensors = TwoTowerBatch.users(
                cuts.stream().map(cut -> UserTowerInput.of(cut.history())).toList(), movies);
        tensors.putAll(softmax.tensors(cuts, random));
        return tensors;
    }

    /**
     * User embeddings as the weights are now, row by row, shape {@code [histories, d]}, to watch validation by; movies
     * without a rating to learn from are left out of the histories.
     */
    public float[] embed(List<KnownHistory> histories) {
        Map<String, Tensor> tensors =
                TwoTowerBatch.users(histories.stream().map(UserTowerInput::of).toList(), movies);
        try {
            return graph.compute(TwoTowerModel.USER_EMBEDDING, tensors);
        } finally {
            tensors.values().forEach(Tensor::close);
        }
    }

    /** The model as the weights are now. */
    public TwoTowerWeights weights() {
        Weights weights = graph.weights();
        return new TwoTowerWeights(settings, ratings.movies(), movies, model.logPopularity(), weights);
    }

    @Override
    public void close() {
        graph.close();
    }
}
