package dev.marquee.training.train;

import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.index.ExactIndex;
import dev.marquee.index.Vectors;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.twotower.RetrievalWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Models that were fitted on a split, exported to a folder so that they are measured as they would be served. */
public final class SplitModels {
    private final TrainingSet set;
    private final Path folder;
    private final Vectors vectors;

    /** Exports them to this folder, which stays the caller's. */
    SplitModels(TrainingSet set, FittedModels models, Path folder) throws IOException {
        this.set = set;
        this.folder = folder;
        vectors = vectors(models.retrieval(), set);
        models.retrieval().exportUserTower(folder.resolve("tower"), set.movieFeatures());
        models.ranking().export(folder.resolve("rating"), set.movieFeatures());
    }

    /** Item embeddings by ordinal, rounded as bundles hold them: docs/decisions/009-publication.md. */
    public static Vectors vectors(RetrievalWeights retrieval, TrainingSet set) {
        float[] flat = retrieval.itemVectors(set.movieFeatures());
        int width = flat.length / set.catalog().size();
        List<float[]> rows = new ArrayList<>(set.catalog().size());
        for (int at = 0; at < flat.length; at += width) {
            rows.add(Arrays.copyOfRange(flat, at, at + width));
        }
        return Vectors.of(rows).toHalf();
    }

    /** The models with what is known of the ratings when a request comes; the caller closes it. */
    ServedModel knowing(MovieStatistics statistics) throws IOException {
        return new ServedModel(
                set.catalog(),
                set.traits(),
                statistics,
                vectors,
                new ExactIndex(vectors),
                folder.resolve("tower"),
                folder.resolve("rating"));
    }
}
