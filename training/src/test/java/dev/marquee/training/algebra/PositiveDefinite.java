package dev.marquee.training.algebra;

import java.util.Random;

/** Matrices for tests. */
final class PositiveDefinite {
    private PositiveDefinite() {}

    /** {@code RᵀR + I / 2} of a random {@code R}, shape {@code [n, n]}, row by row. */
    static double[] random(int n, Random random) {
        double[] root = random.doubles((long) n * n, -1, 1).toArray();
        double[] product = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    product[i * n + j] += root[k * n + i] * root[k * n + j] / n;
                }
            }
            product[i * n + i] += 0.5;
        }
        return product;
    }
}
