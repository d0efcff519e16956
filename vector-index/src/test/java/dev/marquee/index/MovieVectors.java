package dev.marquee.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded vectors in the shape of a two-tower model's: tastes in clusters, popularity in the length, and a bias as the
 * last float of each vector, which a query meets with 1.
 */
public final class MovieVectors {
    private static final int CLUSTERS = 24;
    private static final double SPREAD = 0.6;

    private final Random random;
    private final int dimension;
    private final float[][] centers;

    /** Draws the tastes. */
    public MovieVectors(long seed, int dimension) {
        this.random = new Random(seed);
        this.dimension = dimension;
        this.centers = new float[CLUSTERS][];
        for (int i = 0; i < CLUSTERS; i++) {
            centers[i] = direction();
        }
    }

    /** Movies: a long tail of short vectors, few long ones. */
    public Vectors movies(int size) {
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double popularity = Math.exp(random.nextGaussian() * 0.8);
            float[] row = taste(0.15 * popularity);
            row[dimension - 1] = (float) (0.3 * Math.log(popularity) + 0.1 * random.nextGaussian());
            rows.add(row);
        }
        return Vectors.of(rows);
    }

    /** A user: a mixture of two tastes. */
    public float[] user() {
        float[] query = taste(2);
        float[] other = taste(2);
        for (int d = 0; d < dimension; d++) {
            query[d] += other[d];
        }
        query[dimension - 1] = 1;
        return query;
    }

    private float[] taste(double length) {
        float[] center = centers[random.nextInt(CLUSTERS)];
        float[] noise = direction();
        float[] taste = new float[dimension];
        for (int d = 0; d < dimension - 1; d++) {
            taste[d] = (float) (length * (center[d] + SPREAD * noise[d]));
        }
        return taste;
    }

    private float[] direction() {
        float[] direction = new float[dimension];
        double squares = 0;
        for (int d = 0; d < dimension - 1; d++) {
            direction[d] = (float) random.nextGaussian();
            squares += direction[d] * direction[d];
        }
        for (int d = 0; d < dimension - 1; d++) {
            direction[d] /= (float) Math.sqrt(squares);
        }
        return direction;
    }
}
