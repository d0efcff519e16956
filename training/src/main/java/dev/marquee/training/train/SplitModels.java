package dev.marquee.training.train;

import dev.marquee.core.bundle.DurableFile;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.index.Vectors;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.twotower.TwoTowerWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Models that were fitted on a split, exported to a scratch folder so that they are measured as they would be served.
 * Close it: that deletes the folder.
 */
public final class SplitModels implements AutoCloseable {
    private final TrainingSet set;
    private final Path scratch;
    private final Vectors vectors;

    SplitModels(TrainingSet set, FittedModels models) throws IOException {
        this.set = set;
        scratch = Files.createTempDirectory("marquee-split-");
        vectors = vectors(models.twoTower(), set);
        models.twoTower().exportUserTower(scratch.resolve("tower"), set.movieFeatures());
        models.dcn().export(scratch.resolve("rating"), set.movieFeatures());
    }

    /** Item embeddings by ordinal. */
    public static Vectors vectors(TwoTowerWeights twoTower, TrainingSet set) {
        float[] flat = twoTower.itemVectors(set.movieFeatures());
        int width = flat.length / set.catalog().size();
        List<float[]> rows = new ArrayList<>(set.catalog().size());
        for (int at = 0; at < flat.length; at += width) {
            rows.add(Arrays.copyOfRange(flat, at, at + width));
        }
        return Vectors.of(rows);
    }

    /** The models with what is known of the ratings when a request comes; the caller closes it. */
    ServedModel knowing(MovieStatistics statistics) throws IOException {
        return new ServedModel(
                set.catalog(), set.traits(), statistics, vectors, scratch.resolve("tower"), scratch.resolve("rating"));
    }

    @Override
    public void close() throws IOException {
        DurableFile.deleteTree(scratch);
    }
}
