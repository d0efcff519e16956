package dev.marquee.training.twotower;

import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.training.graph.Tensors;
import dev.marquee.training.split.LearnedMovies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Tensor;

/** Histories as tensors. */
final class TwoTowerBatch {
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
}
