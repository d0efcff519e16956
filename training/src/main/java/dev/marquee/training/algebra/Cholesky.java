package dev.marquee.training.algebra;

/** Solves small symmetric positive definite systems. */
public final class Cholesky {
    private Cholesky() {}

    /**
     * Solves {@code A x = b}; both arguments are overwritten, {@code b} with {@code x}.
     *
     * @param a shape {@code [n, n]}, row by row; only the lower triangle is read
     * @param b shape {@code [n]}
     * @throws ArithmeticException if the matrix is not positive definite
     */
    public static void solve(double[] a, double[] b) {
        factor(a, b.length);
        forward(a, b);
        backward(a, b);
    }

    /**
     * Replaces the lower triangle of {@code A} by {@code L} with {@code L Lᵀ = A}.
     *
     * @param a shape {@code [n, n]}, row by row
     * @throws ArithmeticException if the matrix is not positive definite
     */
    public static void factor(double[] a, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                if (i > j) {
                    a[i * n + j] = sum / a[j * n + j];
                } else if (sum > 0) {
                    a[i * n + i] = Math.sqrt(sum);
                } else {
                    throw new ArithmeticException("pivot %d of %d is %g; expected more than 0".formatted(i, n, sum));
                }
            }
        }
    }

    /** Solves {@code L y = b} in place. */
    public static void forward(double[] l, double[] b) {
        int n = b.length;
        for (int i = 0; i < n; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i * n + k] * b[k];
            }
            b[i] = sum / l[i * n + i];
        }
    }

    /** Solves {@code Lᵀ x = y} in place. */
    public static void backward(double[] l, double[] y) {
        int n = y.length;
        for (int i = n - 1; i >= 0; i--) {
            double sum = y[i];
            for (int k = i + 1; k < n; k++) {
                sum -= l[k * n + i] * y[k];
            }
            y[i] = sum / l[i * n + i];
        }
    }
}
