package dev.marquee.training.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link LinearFit} on people who watch series in order: one of two, from any part of it on. */
class LinearFitIT {
    private static final int LENGTH = 12;
    private static final int MOVIES = 2 * LENGTH + 2;
    private static final int SEASON = 5;
    private static final LinearParameters SETTINGS = new LinearParameters(
            40,
            new LinearParameters.Together(0.1f, 100, 5, 1),
            new LinearParameters.Next(2, 5, 1),
            List.of(0f, 1f),
            true,
            0.2f,
            1,
            1_000,
            LinearParameters.DEFAULT.placed());
    private static final LinearChoice BOTH =
            LinearChoice.candidates(SETTINGS).getLast().getLast();

    /** Nobody has rated the last two movies; each has the feature of one of the series. */
    private static TrainingRatings ratings() {
        Random random = new Random(3);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < 60; u++) {
            int first = (u % 2) * LENGTH + random.nextInt(LENGTH - SEASON + 1);
            int[] ordinals = new int[SEASON];
            float[] stars = new float[SEASON];
            long[] times = new long[SEASON];
            Arrays.setAll(ordinals, i -> first + i);
            Arrays.fill(stars, 4);
            Arrays.setAll(times, i -> i);
            users.add(new UserRatings("u" + u, ordinals, stars, times));
        }
        return new TrainingRatings(MOVIES, users);
    }

    private static int[][] features() {
        int[][] features = new int[MOVIES][];
        Arrays.setAll(features, movie -> new int[] {movie < 2 * LENGTH ? movie / LENGTH : movie - 2 * LENGTH});
        return features;
    }

    private static UserTowerInput history(int... ordinals) {
        float[] stars = new float[ordinals.length];
        Arrays.fill(stars, 4);
        return UserTowerInput.of(new KnownHistory(ordinals, stars));
    }

    private static LinearFit fit(LinearParameters settings) {
        return new LinearFit(settings, ratings(), features(), 2, () -> {});
    }

    private static int best(float[] scores, int... without) {
        int best = -1;
        for (int movie = 0; movie < scores.length; movie++) {
            int candidate = movie;
            if (Arrays.stream(without).noneMatch(seen -> seen == candidate)
                    && (best < 0 || scores[movie] > scores[best])) {
                best = movie;
            }
        }
        return best;
    }

    @Test
    void theNextPartOfASeriesComesFirst() {
        LinearPath path = fit(SETTINGS).path(BOTH);
        assertThat(best(path.scores(history(3, 4, 5)), 3, 4, 5)).isEqualTo(6);
        assertThat(best(path.scores(history(15, 16)), 15, 16)).isEqualTo(17);
    }

    @Test
    void withEnoughDimensionsTheInnerProductIsTheRegressions() {
        LinearFit fit = fit(SETTINGS);
        UserTowerInput input = history(3, 4, 5, 6, 7);
        LinearScores scores = fit.scores(List.of(input), BOTH.together(), BOTH.next());
        LinearPath path = fit.path(BOTH);
        float[] exact = scores.of(0, factor(fit));
        float[] served = path.scores(input);
        float ratio = served[8] / exact[8];
        for (int movie = 0; movie < 2 * LENGTH; movie++) {
            assertThat(served[movie]).as("movie %d", movie).isEqualTo(ratio * exact[movie], within(2e-2f));
        }
    }

    /** The balance over all users in training. */
    private static float factor(LinearFit fit) {
        List<UserTowerInput> inputs = ratings().users().stream()
                .map(user -> UserTowerInput.of(user.history()))
                .toList();
        return fit.scores(inputs, BOTH.together(), BOTH.next()).balance();
    }

    @Test
    void aMovieWithoutRatingsFollowsItsMetadata() {
        LinearPath path = fit(SETTINGS).path(BOTH);
        assertThat(path.learned()[2 * LENGTH]).isFalse();
        for (int series = 0; series < 2; series++) {
            float[] scores = path.scores(history(series * LENGTH + 3, series * LENGTH + 4));
            assertThat(scores[2 * LENGTH + series]).isGreaterThan(scores[2 * LENGTH + 1 - series]);
        }
    }

    @Test
    void theOffsetOfAMovieWithoutRatingsIsAddedToItsScoreAndToNoOther() {
        UserTowerInput input = history(3, 4);
        float[] without = placed(0.1f, 0).path(BOTH).scores(input);
        float[] with = placed(0.1f, 0.75f).path(BOTH).scores(input);
        for (int movie = 0; movie < MOVIES; movie++) {
            float offset = movie < 2 * LENGTH ? 0 : 0.75f;
            assertThat(with[movie]).as("movie %d", movie).isEqualTo(without[movie] + offset, within(1e-3f));
        }
    }

    @Test
    void theMoreItIsShrunkTheLessMetadataSaysOfAMovieWithoutRatings() {
        double little = length(placed(0.01f, 0).path(BOTH).features());
        double much = length(placed(10, 0).path(BOTH).features());
        assertThat(much).isGreaterThan(0).isLessThan(little / 5);
    }

    private static double length(float[] vectors) {
        double squares = 0;
        for (float value : vectors) {
            squares += value * (double) value;
        }
        return Math.sqrt(squares);
    }

    private static LinearFit placed(float shrinkage, float offset) {
        return fit(new LinearParameters(
                SETTINGS.dimension(),
                SETTINGS.together(),
                SETTINGS.next(),
                SETTINGS.nextShares(),
                true,
                0.2f,
                1,
                1_000,
                new LinearParameters.Placed(shrinkage, offset)));
    }

    @Test
    void fewerDimensionsAreKeptWhereTheyAreAskedFor() {
        LinearPath path = fit(new LinearParameters(
                        4,
                        SETTINGS.together(),
                        SETTINGS.next(),
                        SETTINGS.nextShares(),
                        true,
                        0.2f,
                        1,
                        1_000,
                        SETTINGS.placed()))
                .path(LinearChoice.candidates(SETTINGS).getFirst().getFirst());
        assertThat(path.dimension()).isEqualTo(4);
        assertThat(path.parts()).hasSize(1);
        assertThat(path.items()).hasSize(MOVIES * 4);
    }

    @Test
    void onlyTheMostRatedMoviesAreLearnedWhereThereAreTooMany() {
        LinearPath path = fit(new LinearParameters(
                        8,
                        SETTINGS.together(),
                        SETTINGS.next(),
                        SETTINGS.nextShares(),
                        true,
                        0.2f,
                        1,
                        10,
                        SETTINGS.placed()))
                .path(BOTH);
        int learned = 0;
        for (boolean is : path.learned()) {
            learned += is ? 1 : 0;
        }
        assertThat(learned).isEqualTo(10);
        assertThat(path.scores(history(0, 23))).doesNotContain(Float.NaN);
    }
}
