package dev.marquee.training.evaluation;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.core.rerank.ItemDirections;
import dev.marquee.index.ExactIndex;
import dev.marquee.index.Neighbor;
import dev.marquee.index.VectorIndex;
import dev.marquee.index.Vectors;
import dev.marquee.tensorflow.UserTower;
import dev.marquee.training.split.UserRatings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The first stage of a request: user tower and item vectors. Not thread-safe; close it: it holds native memory. */
public final class RetrievalStage implements RetrievalModel, AutoCloseable {
    private final Vectors vectors;
    private final VectorIndex index;
    private final UserTower tower;

    /**
     * Loads a user tower that was exported to this place; the exact index searches.
     *
     * @throws IOException if it cannot be loaded
     */
    public RetrievalStage(Vectors vectors, Path tower) throws IOException {
        this(vectors, new ExactIndex(vectors), tower);
    }

    /**
     * The same with another index over the vectors.
     *
     * @throws IOException if the tower cannot be loaded
     */
    public RetrievalStage(Vectors vectors, VectorIndex index, Path tower) throws IOException {
        this.vectors = vectors;
        this.index = index;
        this.tower = UserTower.open(tower, 1);
    }

    /** The user embedding, shape {@code [d + 1]}. */
    public float[] embed(KnownHistory history) {
        return tower.embed(UserTowerInput.of(history));
    }

    @Override
    public float[] scores(UserRatings known) {
        return scores(known.history());
    }

    /** Scores of all movies by ordinal; the caller must not change them. */
    public float[] scores(KnownHistory history) {
        return vectors.scores(embed(history));
    }

    /** Where the item vectors point: what lists are diversified by. */
    public ItemDirections directions() {
        float[][] rows = new float[vectors.size()][];
        Arrays.setAll(rows, vectors::row);
        return ItemDirections.of(rows);
    }

    List<Neighbor> search(KnownHistory history, int candidates, BitSet accepted) {
        return index.search(embed(history), candidates, accepted);
    }

    @Override
    public void close() {
        tower.close();
    }
}
