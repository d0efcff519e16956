package dev.marquee.training.dcn;

import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.training.graph.Tensors;
import dev.marquee.training.split.LearnedMovies;
import java.util.List;
import java.util.Map;
import org.tensorflow.Tensor;

/** Examples as the tensors of one step. */
final class DcnBatch {
    private final int[] history;
    private final float[] residuals;
    private final int[] segments;
    private final int[] movies;
    private final int[] rowUsers;
    private final float[] baselines;
    private final float[] features;
    private final float[] ratings;

    /** Gathers the examples; candidates and history must be learned movies, others read as the first of them. */
    DcnBatch(List<DcnExample> examples, LearnedMovies learned) {
        int read = examples.stream()
                .mapToInt(example -> example.input().historyOrdinals().length)
                .sum();
        int rows = examples.stream().mapToInt(DcnExample::rows).sum();
        history = new int[read];
        residuals = new float[read];
        segments = new int[read];
        movies = new int[rows];
        rowUsers = new int[rows];
        baselines = new float[rows];
        features = new float[rows * RankingFeatures.COUNT];
        ratings = new float[rows];
        int historyAt = 0;
        int rowAt = 0;
        for (int user = 0; user < examples.size(); user++) {
            DcnExample example = examples.get(user);
            historyAt = addHistory(example.input(), user, historyAt, learned);
            rowAt = addRows(example, user, rowAt, learned);
        }
    }

    private int addHistory(RankingInput input, int user, int at, LearnedMovies learned) {
        int next = at;
        for (int i = 0; i < input.historyOrdinals().length; i++, next++) {
            history[next] = Math.max(0, learned.rows()[input.historyOrdinals()[i]]);
            residuals[next] = input.historyResiduals()[i];
            segments[next] = user;
        }
        return next;
    }

    private int addRows(DcnExample example, int user, int at, LearnedMovies learned) {
        RankingInput input = example.input();
        int rows = example.rows();
        for (int i = 0; i < rows; i++) {
            movies[at + i] = Math.max(0, learned.rows()[input.ordinals()[i]]);
            rowUsers[at + i] = user;
        }
        System.arraycopy(input.baselines(), 0, baselines, at, rows);
        System.arraycopy(example.ratings(), 0, ratings, at, rows);
        System.arraycopy(input.features(), 0, features, at * RankingFeatures.COUNT, rows * RankingFeatures.COUNT);
        return at + rows;
    }

    /** The tensors by placeholder; the caller closes them. */
    Map<String, Tensor> tensors() {
        int read = history.length;
        int rows = movies.length;
        return Map.of(
                DcnModel.HISTORY, Tensors.of(history, read),
                DcnModel.RESIDUALS, Tensors.of(residuals, read),
                DcnModel.SEGMENTS, Tensors.of(segments, read),
                DcnModel.MOVIES, Tensors.of(movies, rows),
                DcnModel.ROW_USERS, Tensors.of(rowUsers, rows),
                DcnModel.BASELINES, Tensors.of(baselines, rows),
                DcnModel.FEATURES, Tensors.of(features, rows, RankingFeatures.COUNT),
                DcnModel.RATINGS, Tensors.of(ratings, rows));
    }
}
