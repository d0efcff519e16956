package dev.marquee.training.factorisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.training.baseline.Biases;
import dev.marquee.training.evaluation.Errors;
import dev.marquee.training.split.HiddenFactors;
import dev.marquee.training.split.RandomSplit;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link BayesianFactorisation} on ratings whose factors are known. */
class BayesianFactorisationTest {
    private static final int MOVIES = HiddenFactors.MOVIES;
    private static final FactorParameters FEW = new FactorParameters(3, 30, 90, 3, 1_000_000);

    static BayesianFactorisation fit(TrainingRatings ratings, FactorParameters parameters) {
        int[][] none = new int[MOVIES][];
        Arrays.setAll(none, _ -> new int[0]);
        return BayesianFactorisation.fit(ratings, none, new int[0], parameters, 1, () -> {});
    }

    @Test
    void hiddenFactorsAreFound() {
        Split split = RandomSplit.of(HiddenFactors.ratings(0.5), 1, 0);
        assertThat(Errors.rmse(fit(split.known(), FEW), split.test())).isLessThan(HiddenFactors.NOISE * 1.4);
    }

    @Test
    void withoutTastesItDoesNotMuchWorseThanTheBiases() {
        Split split = RandomSplit.of(HiddenFactors.ratings(0), 1, 0);
        double biases = Errors.rmse(Biases.tuned(split), split.test());
        assertThat(Errors.rmse(fit(split.known(), FEW), split.test())).isLessThan(1.03 * biases);
    }

    @Test
    void usersWhoWereNotThereInTrainingAreSolvedFor() {
        assertThat(Errors.rmse(fit(HiddenFactors.others(), FEW), HiddenFactors.unseen()))
                .isLessThan(HiddenFactors.NOISE * 1.5);
    }

    @Test
    void ofManyRatingsSomeUsersAreEnough() {
        FactorParameters half = new FactorParameters(3, 30, 90, 3, 2_400);
        assertThat(Errors.rmse(fit(HiddenFactors.others(), half), HiddenFactors.unseen()))
                .isLessThan(HiddenFactors.NOISE * 2)
                .isNotEqualTo(Errors.rmse(fit(HiddenFactors.others(), FEW), HiddenFactors.unseen()));
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
        BayesianFactorisation model = BayesianFactorisation.fit(
                new TrainingRatings(MOVIES, users), parity, new int[] {0, 0}, FEW, 1, () -> {});
        float[] predicted = model.predict(users.getFirst(), new int[] {MOVIES - 2, MOVIES - 1}, 2000);
        assertThat(predicted[0]).isEqualTo(4, within(0.3f));
        assertThat(predicted[1]).isEqualTo(2, within(0.3f));
    }

    @Test
    void aMovieThatNothingTellsOfIsAtTheMeanOfMovies() {
        TrainingRatings few = new TrainingRatings(
                MOVIES,
                HiddenFactors.ratings(0.5).users().stream()
                        .map(user -> user.select(IntStream.range(0, user.size())
                                .filter(i -> user.ordinals()[i] < MOVIES - 3)
                                .toArray()))
                        .toList());
        float[] predicted =
                fit(few, FEW).predict(few.users().getFirst(), new int[] {MOVIES - 3, MOVIES - 2, MOVIES - 1}, 2000);
        assertThat(predicted[1]).isEqualTo(predicted[0]);
        assertThat(predicted[2]).isEqualTo(predicted[0]);
    }

    @Test
    void olderRatingsThanTheModelsReadTellNothing() {
        UserRatings one = HiddenFactors.ratings(0.5).users().getFirst();
        int[] often = IntStream.range(0, 1_000).map(i -> i % one.size()).toArray();
        UserRatings newest = one.select(often);
        UserRatings longer = one.select(
                IntStream.concat(IntStream.of(0, 1, 2), IntStream.of(often)).toArray());
        BayesianFactorisation model = fit(HiddenFactors.others(), FEW);
        assertThat(model.predict(longer, new int[] {5, 6}, 2000))
                .isEqualTo(model.predict(newest, new int[] {5, 6}, 2000));
    }

    @Test
    void aSeedGivesTheSameAgain() {
        TrainingRatings ratings = HiddenFactors.ratings(0.5);
        UserRatings user = ratings.users().getFirst();
        int[] asked = {1, 2, 3};
        assertThat(fit(ratings, FEW).predict(user, asked, 2000))
                .isEqualTo(fit(ratings, FEW).predict(user, asked, 2000));
    }

    @Test
    void progressIsToldOfEachSweep() {
        AtomicInteger sweeps = new AtomicInteger();
        BayesianFactorisation.fit(
                HiddenFactors.ratings(0),
                new int[MOVIES][0],
                new int[0],
                new FactorParameters(1, 2, 3, 3, 100),
                1,
                sweeps::incrementAndGet);
        assertThat(sweeps).hasValue(5);
    }

    @Test
    void parametersWithoutADrawAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FactorParameters(3, 30, 5, 6, 100))
                .withMessage("factorisation/every is 6 of factorisation/sweeps 5; expected 1 to 5");
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
