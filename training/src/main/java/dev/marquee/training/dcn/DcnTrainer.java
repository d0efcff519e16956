package dev.marquee.training.dcn;

import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.training.graph.FlatFeatures;
import dev.marquee.training.graph.StepListener;
import dev.marquee.training.graph.TrainingGraph;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.HistoryCut;
import dev.marquee.training.split.LearnedMovies;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.tensorflow.Tensor;

/** Trains the ranking model epoch by epoch. Not thread-safe; close it: it holds native memory. */
public final class DcnTrainer implements AutoCloseable {
    private static final float LAST_RATE = 0.1f;

    private final DcnParameters settings;
    private final LearnedMovies movies;
    private final MovieStatistics statistics;
    private final RankingFeatures features;
    private final TrainingGraph graph;
    private final Random random;
    private final List<UserRatings> users;
    private final int catalogSize;

    /**
     * Prepares training.
     *
     * @param statistics what is known of the ratings when a request comes, these and maybe others; used while training
     * @param movieFeatures feature ids by ordinal
     * @param featureCount number of features
     */
    public DcnTrainer(
            DcnParameters settings,
            TrainingRatings ratings,
            MovieStatistics statistics,
            MovieTraits traits,
            int[][] movieFeatures,
            int featureCount,
            long seed) {
        this.settings = settings;
        this.statistics = statistics;
        features = new RankingFeatures(traits, statistics);
        movies = LearnedMovies.of(ratings.counts());
        catalogSize = ratings.movies();
        DcnModel model = new DcnModel(settings, movies.size(), FlatFeatures.of(movies, movieFeatures, featureCount));
        graph = new TrainingGraph(seed, model::loss);
        random = new Random(seed);
        users = new ArrayList<>(ratings.users());
        users.removeIf(user -> user.size() < 2);
    }

    /**
     * Trains one epoch: each user is cut anew into history and targets.
     *
     * @param epoch from 0
     * @param progress told of each step
     */
    public void epoch(int epoch, StepListener progress) {
        Collections.shuffle(users, random);
        float done = epoch / (float) settings.epochs();
        float rate = settings.learningRate() * (1 - (1 - LAST_RATE) * done);
        List<DcnExample> examples = new ArrayList<>();
        int rows = 0;
        for (UserRatings user : users) {
            HistoryCut cut = HistoryCut.of(user, settings.timeShare(), 0, random);
            DcnExample example = DcnExample.unseen(cut, features, statistics);
            examples.add(example);
            rows += example.rows();
            if (rows >= settings.batchRows()) {
                step(examples, rate, progress);
                examples.clear();
                rows = 0;
            }
        }
        if (!examples.isEmpty()) {
            step(examples, rate, progress);
        }
    }

    private void step(List<DcnExample> examples, float rate, StepListener progress) {
        Map<String, Tensor> tensors = new DcnBatch(examples, movies).tensors();
        try {
            int rows = examples.stream().mapToInt(DcnExample::rows).sum();
            progress.stepped(graph.step(tensors, rate), rows);
        } finally {
            tensors.values().forEach(Tensor::close);
        }
    }

    /** Those of movies with a rating to learn from. */
    public UserRatings learned(UserRatings ratings) {
        return ratings.select(IntStream.range(0, ratings.size())
                .filter(i -> movies.rows()[ratings.ordinals()[i]] >= 0)
                .toArray());
    }

    /**
     * Predicts later ratings, as the weights are now, shape {@code [asked.asked().size()]}.
     *
     * @param held of learned movies alone
     */
    public float[] predict(Case held) {
        return predict(DcnExample.of(held.known().history(), held.asked(), features));
    }

    private float[] predict(DcnExample example) {
        Map<String, Tensor> tensors = new DcnBatch(List.of(example), movies).tensors();
        try {
            return graph.compute(DcnModel.PREDICTED, tensors);
        } finally {
            tensors.values().forEach(Tensor::close);
        }
    }

    /** The model as the weights are now. */
    public DcnWeights weights() {
        return new DcnWeights(settings, catalogSize, movies, graph.weights());
    }

    @Override
    public void close() {
        graph.close();
    }
}
