package dev.marquee.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.training.evaluation.RankingMetrics;
import dev.marquee.training.evaluation.RatingPredictor;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.RandomSplit;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link MatrixFactorisation} and {@link BayesianFactorisation} on ratings whose factors are known. */
class RatingBaselinesTest {
    private static final int MOVIES = 80;
    private static final double NOISE = 0.2;
    private static final BayesianFactorisation.Settings FEW = new BayesianFactorisation.Settings(3, 30, 90, 3);

    /** 150 users, each with 40 ratings {@code 2.75 + bias + bias + p · q + noise}. */
    private static TrainingRatings hidden(double tastes) {
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

    private static int[][] noFeatures() {
        int[][] none = new int[MOVIES][];
        Arrays.setAll(none, _ -> new int[0]);
        return none;
    }

    private static BayesianFactorisation bayesian(TrainingRatings ratings) {
        return new BayesianFactorisation(ratings, noFeatures(), new int[0], FEW, 1);
    }

    private static double rmse(RatingPredictor model, List<Case> cases) {
        RankingMetrics.Collector metrics = new RankingMetrics.Collector();
        cases.forEach(held -> metrics.add(model, held));
        return Objects.requireNonNull(metrics.metrics().rmse());
    }

    @Test
    void hiddenFactorsAreFound() {
        Split split = RandomSplit.of(hidden(0.5), 1, 0);
        double biases = rmse(Biases.tuned(split), split.test());
        assertThat(biases).isGreaterThan(0.5);
        assertThat(rmse(MatrixFactorisation.tuned(split, 1), split.test())).isLessThan(0.7 * biases);
        assertThat(rmse(bayesian(split.known()), split.test())).isLessThan(NOISE * 1.4);
    }

    @Test
    void withoutTastesNobodyDoesMuchWorseThanTheBiases() {
        Split split = RandomSplit.of(hidden(0), 1, 0);
        double biases = rmse(Biases.tuned(split), split.test());
        assertThat(rmse(MatrixFactorisation.tuned(split, 1), split.test())).isLessThan(1.1 * biases);
        assertThat(rmse(bayesian(split.known()), split.test())).isLessThan(1.03 * biases);
    }

    @Test
    void usersWhoWereNotThereInTrainingAreSolvedFor() {
        TrainingRatings all = hidden(0.5);
        TrainingRatings others = new TrainingRatings(MOVIES, all.users().subList(0, 120));
        List<Case> cases = all.users().subList(120, 150).stream()
                .map(user -> new Case(user.slice(0, 30), user.slice(30, 40)))
                .toList();
        MatrixFactorisation factorisation =
                new MatrixFactorisation(others, new MatrixFactorisation.Settings(4, 0.01, 0.02), 1);
        factorisation.fit(60);
        double biases = rmse(new Biases(others, 2, 2), cases);
        assertThat(rmse(factorisation, cases)).isLessThan(0.8 * biases);
        assertThat(rmse(bayesian(others), cases)).isLessThan(NOISE * 1.5);
    }

    @Test
    void metadataSpeaksForAMovieWithoutRatings() {
        Random random = new Random(1);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < 60; u++) {
            int[] ordinals = random.ints(0, MOVIES - 2).distinct().limit(30).toArray();
            float[] ratings = new float[30];
            for (int i = 0; i < 30; i++) {
                ratings[i] = ordinals[i] % 2 == 0 ? 4 : 2;
            }
            users.add(new UserRatings("u" + u, ordinals, ratings, new long[30]));
        }
        int[][] parity = new int[MOVIES][];
        Arrays.setAll(parity, movie -> new int[] {movie % 2});
        BayesianFactorisation model =
                new BayesianFactorisation(new TrainingRatings(MOVIES, users), parity, new int[] {0, 0}, FEW, 1);
        float[] predicted = model.predict(users.getFirst(), new int[] {MOVIES - 2, MOVIES - 1}, 2000);
        assertThat(predicted[0]).isEqualTo(4, within(0.3f));
        assertThat(predicted[1]).isEqualTo(2, within(0.3f));
    }

    @Test
    void aSeedGivesTheSameAgain() {
        TrainingRatings ratings = hidden(0.5);
        UserRatings user = ratings.users().getFirst();
        int[] asked = {1, 2, 3};
        assertThat(bayesian(ratings).predict(user, asked, 2000))
                .isEqualTo(bayesian(ratings).predict(user, asked, 2000));
    }

    @Test
    void gammaDrawsHaveTheirMeanAndDeviation() {
        Random random = new Random(1);
        double[] draws = new double[20_000];
        Arrays.setAll(draws, _ -> Gamma.draw(4, 2, random));
        double mean = Arrays.stream(draws).average().orElseThrow();
        double variance = Arrays.stream(draws)
                .map(draw -> (draw - mean) * (draw - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isEqualTo(2, within(0.03));
        assertThat(variance).isEqualTo(1, within(0.05));
    }
}
