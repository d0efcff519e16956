package dev.marquee.training.sequence;

import dev.marquee.training.graph.StepListener;
import dev.marquee.training.graph.TrainingGraph;
import dev.marquee.training.split.LearnedMovies;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tensorflow.Tensor;

/** Trains the sequential model epoch by epoch, and asks it. Not thread-safe; close it: it holds native memory. */
final class SasRecTrainer implements AutoCloseable {
    private static final float LAST_RATE = 0.1f;

    private final SasRecParameters settings;
    private final LearnedMovies movies;
    private final float[] logPopularity;
    private final List<int[]> histories;
    private final TrainingGraph graph;
    private final Random random;

    /** Prepares training. */
    SasRecTrainer(SasRecParameters settings, TrainingRatings ratings, long seed) {
        this.settings = settings;
        int[] counts = ratings.counts();
        movies = LearnedMovies.of(counts);
        logPopularity = new float[movies.size()];
        for (int row = 0; row < logPopularity.length; row++) {
            logPopularity[row] = (float) Math.log(counts[movies.ordinals()[row]]);
        }
        histories = ratings.users().stream()
                .filter(user -> user.size() > 1)
                .map(this::rows)
                .toList();
        graph = new TrainingGraph(seed, new SasRecModel(settings, logPopularity, seed)::loss);
        random = new Random(seed);
    }

    /** The history as rows of learned movies; others are left out. */
    private int[] rows(UserRatings user) {
        return IntStream.of(user.ordinals())
                .map(ordinal -> movies.rows()[ordinal])
                .filter(row -> row >= 0)
                .toArray();
    }

    /** Steps in an epoch, about. */
    int steps() {
        return Math.ceilDiv(
                histories.stream().mapToInt(history -> history.length - 1).sum(), settings.batchTargets());
    }

    /**
     * Trains one epoch: each history is cut anew into windows.
     *
     * @param epoch from 0
     * @param progress told of each step
     */
    void epoch(int epoch, StepListener progress) {
        List<Window> windows = new ArrayList<>();
        histories.forEach(history -> windows.addAll(Window.cut(history, settings.length(), random)));
        Collections.shuffle(windows, random);
        float rate = settings.learningRate() * (1 - (1 - LAST_RATE) * epoch / settings.epochs());
        int targets = 0;
        int from = 0;
        for (int to = 1; to <= windows.size(); to++) {
            targets += windows.get(to - 1).targets().length;
            if (targets >= settings.batchTargets() || to == windows.size()) {
                Map<String, Tensor> batch = SasRecBatch.examples(windows.subList(from, to), settings.dropout());
                progress.stepped(closing(batch, tensors -> graph.step(tensors, rate)), targets);
                from = to;
                targets = 0;
            }
        }
    }

    /** Scores of all movies by ordinal for what comes after each history; lowest for movies that were not learned. */
    float[][] scores(List<UserRatings> users) {
        List<int[]> read = users.stream().map(this::rows).toList();
        List<Window> windows = read.stream()
                .filter(rows -> rows.length > 0)
                .map(rows -> Window.end(rows, settings.length()))
                .toList();
        float[] computed = windows.isEmpty()
                ? new float[0]
                : closing(SasRecBatch.questions(windows), tensors -> graph.compute(SasRecModel.SCORES, tensors));
        float[][] scores = new float[read.size()][];
        int at = 0;
        for (int user = 0; user < scores.length; user++) {
            boolean known = read.get(user).length > 0;
            scores[user] = known ? spread(computed, at) : spread(logPopularity, 0);
            at += known ? movies.size() : 0;
        }
        return scores;
    }

    private float[] spread(float[] learned, int at) {
        float[] scores = new float[movies.rows().length];
        Arrays.fill(scores, Float.NEGATIVE_INFINITY);
        for (int row = 0; row < movies.size(); row++) {
            scores[movies.ordinals()[row]] = learned[at + row];
        }
        return scores;
    }

    private static <T> T closing(Map<String, Tensor> tensors, Function<Map<String, Tensor>, T> use) {
        try {
            return use.apply(tensors);
        } finally {
            tensors.values().forEach(Tensor::close);
        }
    }

    @Override
    public void close() {
        graph.close();
    }
}
