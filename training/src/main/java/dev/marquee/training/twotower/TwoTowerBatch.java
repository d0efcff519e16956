package dev.marquee.training.twotower;

import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.training.graph.Tensors;
import dev.marquee.training.split.HistoryCut;
import dev.marquee.training.split.LearnedMovies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Tensor;

/** Examples as the tensors of one step. Not thread-safe. */
final class TwoTowerBatch {
    private static final float MASKED = -1;

    private TwoTowerBatch() {}

    /** Tensors of the user tower's inputs; the caller closes them. */
    static Map<String, Tensor> users(List<UserTowerInput> inputs, LearnedMovies movies) {
        int total = inputs.stream().mapToInt(input -> input.ordinals().length).sum();
        int[] rows = new int[total];
        int[] segments = new int[total];
        float[] centred = new float[total];
        float[] recency = new float[total];
        int next = 0;
        for (int user = 0; user < inputs.size(); user++) {
            UserTowerInput input = inputs.get(user);
            for (int i = 0; i < input.ordinals().length; i++, next++) {
                rows[next] = Math.max(0, movies.rows()[input.ordinals()[i]]);
                segments[next] = user;
                centred[next] = input.centred()[i];
                recency[next] = movies.rows()[input.ordinals()[i]] < 0 ? 0 : input.recency()[i];
            }
        }
        Map<String, Tensor> tensors = new HashMap<>();
        tensors.put(TwoTowerModel.HISTORY, Tensors.of(rows, total));
        tensors.put(TwoTowerModel.SEGMENTS, Tensors.of(segments, total));
        tensors.put(TwoTowerModel.CENTRED, Tensors.of(centred, total));
        tensors.put(TwoTowerModel.RECENCY, Tensors.of(recency, total));
        return tensors;
    }

    /** The same with the targets: 1 for a target, −1 for a seen movie that is no target, shape {@code [users, movies]}. */
    static Map<String, Tensor> examples(List<HistoryCut> cuts, LearnedMovies movies) {
        List<UserTowerInput> inputs =
                cuts.stream().map(cut -> UserTowerInput.of(cut.history())).toList();
        float[] targets = new float[cuts.size() * movies.size()];
        for (int user = 0; user < cuts.size(); user++) {
            int at = user * movies.size();
            for (int ordinal : cuts.get(user).user().ordinals()) {
                targets[at + movies.rows()[ordinal]] = MASKED;
            }
            for (int ordinal : cuts.get(user).targets().ordinals()) {
                targets[at + movies.rows()[ordinal]] = 1;
            }
        }
        Map<String, Tensor> tensors = users(inputs, movies);
        tensors.put(TwoTowerModel.TARGETS, Tensors.of(targets, cuts.size(), movies.size()));
        return tensors;
    }
}
