package dev.marquee.training.linear;

import dev.marquee.training.algebra.DenseMatrix;
import dev.marquee.training.split.LearnedMovies;
import dev.marquee.training.split.TrainingRatings;
import java.util.stream.IntStream;

/** Sums over users of what each pair of their movies has in common, by row of the learned movies. */
final class MovieGrams {
    private MovieGrams() {}

    /** {@code Σ XᵀKX}, where {@code K} weighs two ratings by the number of ratings between them. */
    static DenseMatrix together(TrainingRatings ratings, LearnedMovies movies, LinearParameters.Together settings) {
        Occurrences occurrences = new Occurrences(ratings, movies);
        HistoryWeights weights = new HistoryWeights(settings.floor(), settings.age(), 0);
        double[] near = byAge(occurrences.longest(), weights);
        return symmetric(occurrences.sum((rows, _, first, end, sums) -> {
            for (int last = first; last < end; last++) {
                sums[rows[last]] += near[last - first];
            }
        }));
    }

    /**
     * {@code Σ QᵀQ}: row {@code t} of a user's {@code Q} is the history before the rating {@code t}, weighted and scaled
     * to unit length. Summed in closed form, since a weight is a constant and an exponential.
     */
    static DenseMatrix before(TrainingRatings ratings, LearnedMovies movies, HistoryWeights weights) {
        Occurrences occurrences = new Occurrences(ratings, movies);
        Suffixes[] bySize = IntStream.rangeClosed(0, occurrences.longest())
                .mapToObj(size -> new Suffixes(size, weights))
                .toArray(Suffixes[]::new);
        double[] near = byAge(occurrences.longest(), new HistoryWeights(0, weights.age(), 0));
        return symmetric(occurrences.sum((rows, start, first, end, sums) -> {
            Suffixes after = bySize[end - start];
            for (int last = first; last < end; last++) {
                sums[rows[last]] += after.constant[last - start] + near[last - first] * after.decaying[last - start];
            }
        }));
    }

    /**
     * {@code Σ QᵀY}: row {@code t} of a user's {@code Y} is what came from the rating {@code t} on, weighted by
     * {@code e^(−distance / targetAge)}. Row by movie before, column by movie after.
     */
    static DenseMatrix after(TrainingRatings ratings, LearnedMovies movies, HistoryWeights weights, float targetAge) {
        Occurrences occurrences = new Occurrences(ratings, movies);
        double keep = Math.exp(-1 / (double) targetAge);
        double[] byAge = byAge(occurrences.longest(), weights);
        double[] lengths = squares(occurrences.longest(), weights);
        for (int t = 0; t < lengths.length; t++) {
            lengths[t] = Math.sqrt(lengths[t]);
        }
        return occurrences.sum((rows, start, first, end, sums) -> {
            double sum = 0;
            for (int last = first + 1; last < end; last++) {
                sum = keep * sum + byAge[last - 1 - first] / lengths[last - start];
                sums[rows[last]] += sum;
            }
        });
    }

    /**
     * Adds {@code w TᵀT}; {@code T} has a row for each feature, {@code count^-¼} for the movies with it.
     *
     * @param having rows of the learned movies by feature
     * @param itself whether a movie has something in common with itself
     */
    static void addFeatures(DenseMatrix gram, int[][] having, float weight, boolean itself) {
        for (int[] rows : having) {
            float product = weight / (float) Math.sqrt(rows.length);
            for (int one : rows) {
                for (int other : rows) {
                    gram.data()[one * gram.columns() + other] += itself || one != other ? product : 0;
                }
            }
        }
    }

    /** The matrix and its transpose, in place; the diagonal once. */
    private static DenseMatrix symmetric(DenseMatrix halves) {
        int size = halves.rows();
        IntStream.range(0, size).parallel().forEach(row -> {
            for (int column = row + 1; column < size; column++) {
                float sum = halves.at(row, column) + halves.at(column, row);
                halves.data()[row * size + column] = sum;
                halves.data()[column * size + row] = sum;
            }
        });
        return halves;
    }

    private static double[] byAge(int size, HistoryWeights weights) {
        return IntStream.range(0, size).mapToDouble(weights::byAge).toArray();
    }

    /** Squared length of the weighted history before each rating. */
    private static double[] squares(int size, HistoryWeights weights) {
        double[] squares = new double[size];
        for (int t = 1; t < size; t++) {
            double weight = weights.byAge(t - 1);
            squares[t] = squares[t - 1] + weight * weight;
        }
        return squares;
    }

    /**
     * What the later one of two ratings makes of their distance, for histories of one size: sums over the moments after it
     * of 1, e^(−age) and e^(−2 age), each over the squared length, times what the weights of both make of them.
     */
    private static final class Suffixes {
        private final double[] constant;
        private final double[] decaying;

        Suffixes(int size, HistoryWeights weights) {
            constant = new double[size];
            decaying = new double[size];
            double[] squares = squares(size, weights);
            double keep = Math.exp(-1 / (double) weights.age());
            double floor = weights.floor();
            double ones = 0;
            double decayed = 0;
            double squared = 0;
            for (int j = size - 2; j >= 0; j--) {
                double next = 1 / squares[j + 1];
                ones += next;
                decayed = keep * decayed + next;
                squared = keep * keep * squared + next;
                constant[j] = floor * floor * ones + floor * (1 - floor) * decayed;
                decaying[j] = floor * (1 - floor) * decayed + (1 - floor) * (1 - floor) * squared;
            }
        }
    }
}
