package dev.marquee.training.baseline;

import dev.marquee.training.algebra.Cholesky;
import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.split.MovieLists;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Factorisation of who rated what by alternating least squares (Hu, Koren and Volinsky, ICDM 2008): rated movies are to
 * score 1 with weight {@code 1 + α}, all others 0 with weight 1. A user's factors are solved for the ratings known when
 * asked, so that users need not have been there in training. Immutable and thread-safe.
 */
public final class ImplicitAls implements RetrievalModel {
    private static final List<Settings> CHOICES = Stream.of(5, 10, 20)
            .flatMap(weight ->
                    Stream.of(30, 60, 120).map(regularisation -> new Settings(64, 10, weight, regularisation)))
            .toList();

    private final Settings settings;
    private final double[] movieFactors;
    private final double[] gram;

    /**
     * What it is fitted with.
     *
     * @param factors of users and movies
     * @param sweeps over users and movies
     * @param weight α, of a rated movie above one that is not
     * @param regularisation λ
     */
    record Settings(int factors, int sweeps, double weight, double regularisation) {}

    /** Chooses weight and regularisation on the validation part. */
    public static RetrievalModel tuned(Split split, long seed) {
        return Tuning.best(split, CHOICES, (ratings, settings) -> new ImplicitAls(ratings, settings, seed));
    }

    /** Fits the factors. */
    ImplicitAls(TrainingRatings ratings, Settings settings, long seed) {
        this.settings = settings;
        int[][] watched = ratings.users().stream().map(UserRatings::ordinals).toArray(int[][]::new);
        int[][] raters = MovieLists.raters(ratings);
        double[] users = new double[watched.length * settings.factors];
        movieFactors = new double[raters.length * settings.factors];
        Random random = new Random(seed);
        for (int i = 0; i < movieFactors.length; i++) {
            movieFactors[i] = random.nextGaussian() * 0.1 / Math.sqrt(settings.factors);
        }
        for (int sweep = 0; sweep < settings.sweeps; sweep++) {
            solve(watched, movieFactors, users);
            solve(raters, users, movieFactors);
        }
        gram = gram(movieFactors);
    }

    /** Solves for the factors of each row, given those of the columns where it is 1. */
    private void solve(int[][] rows, double[] columns, double[] into) {
        double[] all = gram(columns);
        IntStream.range(0, rows.length).parallel().forEach(row -> {
            double[] solved = solve(rows[row], columns, all);
            System.arraycopy(solved, 0, into, row * settings.factors, settings.factors);
        });
    }

    private double[] solve(int[] ones, double[] columns, double[] all) {
        int f = settings.factors;
        double[] a = all.clone();
        double[] b = new double[f];
        for (int column : ones) {
            int at = column * f;
            for (int i = 0; i < f; i++) {
                double scaled = settings.weight * columns[at + i];
                b[i] += scaled + columns[at + i];
                for (int j = 0; j <= i; j++) {
                    a[i * f + j] += scaled * columns[at + j];
                }
            }
        }
        for (int i = 0; i < f; i++) {
            a[i * f + i] += settings.regularisation;
        }
        Cholesky.solve(a, b);
        return b;
    }

    /** {@code YᵀY}, lower triangle. */
    private double[] gram(double[] rows) {
        int f = settings.factors;
        double[] product = new double[f * f];
        for (int at = 0; at < rows.length; at += f) {
            for (int i = 0; i < f; i++) {
                double value = rows[at + i];
                for (int j = 0; j <= i; j++) {
                    product[i * f + j] += value * rows[at + j];
                }
            }
        }
        return product;
    }

    @Override
    public float[] scores(UserRatings known) {
        int f = settings.factors;
        double[] user = solve(known.ordinals(), movieFactors, gram);
        float[] scores = new float[movieFactors.length / f];
        for (int movie = 0; movie < scores.length; movie++) {
            double sum = 0;
            for (int i = 0; i < f; i++) {
                sum += user[i] * movieFactors[movie * f + i];
            }
            scores[movie] = (float) sum;
        }
        return scores;
    }
}
