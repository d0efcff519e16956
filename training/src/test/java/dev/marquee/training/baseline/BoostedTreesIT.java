package dev.marquee.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.marquee.core.feature.MovieTraits;
import dev.marquee.training.evaluation.RankingMetrics;
import dev.marquee.training.evaluation.RatingPredictor;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.RandomSplit;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@link BoostedTrees} where half of the people like the one genre and half the other. */
class BoostedTreesIT {
    private static final int MOVIES = 60;
    private static final Split SPLIT = RandomSplit.of(tastes(), 1, 0);

    @BeforeAll
    static void theLibraryHasToBeThere() {
        assumeTrue(BoostedTrees.available(), "LightGBM asks for the system's libgomp");
    }

    private static TrainingRatings tastes() {
        Random random = new Random(1);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < 120; u++) {
            int[] ordinals = random.ints(0, MOVIES).distinct().limit(30).toArray();
            float[] ratings = new float[30];
            for (int i = 0; i < 30; i++) {
                ratings[i] = (ordinals[i] % 2 == u % 2 ? 4 : 2) + 0.3f * (float) random.nextGaussian();
            }
            users.add(new UserRatings("u" + u, ordinals, ratings, new long[30]));
        }
        return new TrainingRatings(MOVIES, users);
    }

    private static MovieTraits genres() {
        int[][] genres = new int[MOVIES][];
        Arrays.setAll(genres, movie -> new int[] {movie % 2});
        int[][] nobody = new int[MOVIES][0];
        return new MovieTraits(Map.of("Comedy", 0, "Drama", 1), Map.of(), genres, nobody, new int[MOVIES]);
    }

    private static double rmse(RatingPredictor model, List<Case> cases) {
        RankingMetrics.Collector metrics = new RankingMetrics.Collector();
        cases.forEach(held -> metrics.add(model, held));
        return Objects.requireNonNull(metrics.metrics().rmse());
    }

    @Test
    void tastesThatTheBiasesMissAreFound() {
        try (BoostedTrees trees = BoostedTrees.tuned(SPLIT, genres(), 1)) {
            double mean = rmse((_, ordinals, _) -> filled(ordinals.length), SPLIT.test());
            assertThat(mean).isGreaterThan(0.9);
            assertThat(rmse(Biases.tuned(SPLIT), SPLIT.test())).isGreaterThan(0.9);
            assertThat(rmse(trees, SPLIT.test())).isLessThan(0.5);
        }
    }

    private static float[] filled(int size) {
        float[] means = new float[size];
        Arrays.fill(means, (float) SPLIT.known().statistics().globalMean());
        return means;
    }

    @Test
    void aSeedGivesTheSameAgain() {
        Case held = SPLIT.test().getFirst();
        int[] asked = held.asked().ordinals();
        try (BoostedTrees one = BoostedTrees.tuned(SPLIT, genres(), 1);
                BoostedTrees same = BoostedTrees.tuned(SPLIT, genres(), 1)) {
            assertThat(same.predict(held.known(), asked, 2000)).isEqualTo(one.predict(held.known(), asked, 2000));
        }
    }

    @Test
    void predictionsStayOnTheScale() {
        try (BoostedTrees trees = BoostedTrees.tuned(SPLIT, genres(), 1)) {
            for (Case held : SPLIT.test()) {
                for (float rating : trees.predict(held.known(), held.asked().ordinals(), 2000)) {
                    assertThat(rating).isBetween(0.5f, 5f);
                }
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theLibraryIsNotWhereAnotherProcessWouldOverwriteIt() throws IOException {
        Path shared = Path.of(System.getProperty("java.io.tmpdir"), "lib_lightgbm.so");
        assertThat(Files.readString(Path.of("/proc/self/maps")))
                .contains("lib_lightgbm.so")
                .doesNotContain(shared.toString());
    }
}
