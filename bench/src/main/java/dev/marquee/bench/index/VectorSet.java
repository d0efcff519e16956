package dev.marquee.bench.index;

import dev.marquee.index.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Vectors and what they are asked.
 *
 * @param name {@code served} or {@code cosine64}
 * @param vectors the catalogue
 * @param queries shape {@code [n, dimension]}; not modified
 * @param unitLength whether all have the length 1
 */
record VectorSet(String name, Vectors vectors, List<float[]> queries, boolean unitLength) {
    /** Name of the set of the bundle that is served. */
    static final String SERVED = "served";

    private static final long SEED = 42;
    private static final int CENTERS = 200;
    private static final int COSINE_DIMENSION = 64;
    private static final int COSINE_QUERIES = 200;
    /* Of the direction away from the centre, beside the centre's length of 1. */
    private static final float SPREAD = 0.8f;
    /* Of each float, so that a copy scores much like its original and never the same. */
    private static final double NOISE = 0.1;

    /** Seeded directions of 64 floats around seeded centres, and queries drawn as they are. */
    static VectorSet cosine64(int size) {
        Random random = new Random(SEED);
        List<float[]> centers = new ArrayList<>();
        for (int i = 0; i < CENTERS; i++) {
            centers.add(direction(random));
        }
        List<float[]> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(near(centers.get(random.nextInt(CENTERS)), random));
        }
        List<float[]> queries = new ArrayList<>();
        for (int i = 0; i < COSINE_QUERIES; i++) {
            queries.add(near(centers.get(random.nextInt(CENTERS)), random));
        }
        return new VectorSet("cosine64", Vectors.of(rows), queries, true);
    }

    /** The same queries over this set repeated to a larger size, each float of a copy multiplied by 1 ± 10 %. */
    VectorSet repeatedTo(int size) {
        Random random = new Random(SEED);
        List<float[]> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            float[] row = vectors.row(i % vectors.size());
            for (int d = 0; i >= vectors.size() && d < row.length; d++) {
                row[d] *= (float) (1 + NOISE * random.nextGaussian());
            }
            rows.add(row);
        }
        return new VectorSet(name, Vectors.of(rows), queries, unitLength);
    }

    private static float[] near(float[] center, Random random) {
        float[] vector = direction(random);
        for (int d = 0; d < vector.length; d++) {
            vector[d] = center[d] + SPREAD * vector[d];
        }
        return normalised(vector);
    }

    private static float[] direction(Random random) {
        float[] vector = new float[COSINE_DIMENSION];
        for (int d = 0; d < vector.length; d++) {
            vector[d] = (float) random.nextGaussian();
        }
        return normalised(vector);
    }

    private static float[] normalised(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        for (int d = 0; d < vector.length; d++) {
            vector[d] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}
