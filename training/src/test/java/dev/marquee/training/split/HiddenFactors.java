package dev.marquee.training.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ratings whose factors are known. */
public final class HiddenFactors {
    public static final int MOVIES = 80;
    /** Standard deviation of what no model can know. */
    public static final double NOISE = 0.2;

    private HiddenFactors() {}

    /**
     * 150 users, each with 40 ratings {@code 2.75 + bias + bias + p · q + noise}.
     *
     * @param tastes how strong the products are
     */
    public static TrainingRatings ratings(double tastes) {
        Random random = new Random(1);
        double[][] q = vectors(MOVIES, random);
        double[][] p = vectors(150, random);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < p.length; u++) {
            int[] ordinals = random.ints(0, MOVIES).distinct().limit(40).toArray();
            float[] ratings = new float[40];
            for (int i = 0; i < 40; i++) {
                double[] movie = q[ordinals[i]];
                double taste = tastes * (p[u][0] * movie[0] + p[u][1] * movie[1]);
                ratings[i] = (float) (2.75 + 0.3 * p[u][2] + 0.3 * movie[2] + taste + NOISE * random.nextGaussian());
            }
            users.add(new UserRatings("u" + u, ordinals, ratings, new long[40]));
        }
        return new TrainingRatings(MOVIES, users);
    }

    private static double[][] vectors(int rows, Random random) {
        double[][] vectors = new double[rows][3];
        for (double[] vector : vectors) {
            Arrays.setAll(vector, _ -> Math.clamp(random.nextGaussian(), -2, 2));
        }
        return vectors;
    }

    /** Four fifths of the users, whose ratings have tastes. */
    public static TrainingRatings others() {
        return new TrainingRatings(MOVIES, ratings(0.5).users().subList(0, 120));
    }

    /** The other users, ten ratings of each to be predicted. */
    public static List<Case> unseen() {
        return ratings(0.5).users().subList(120, 150).stream()
                .map(user -> new Case(user.slice(0, 30), user.slice(30, 40)))
                .toList();
    }
}
