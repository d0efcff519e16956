package dev.marquee.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.core.feature.UserTowerInput;
import java.nio.file.Path;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link UserTower}, {@link ItemTower}, {@link RatingModel} and {@link MovieTower}: a graph that TensorFlow Java exports, run through DJL, is the formula. */
class TinyModelsIT {
    private static final Offset<Float> CLOSE = within(1e-5f);

    @TempDir
    private Path folder;

    private final Random random = new Random(5);
    private final TinyModels models = new TinyModels(5, 40, 8, 3, 6);

    private float[] floats(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private int[] ordinals(int count) {
        return random.ints(count, 0, 40).toArray();
    }

    @Test
    void theUserTowerIsItsFormula() throws Exception {
        models.exportUserTower(folder);
        try (UserTower tower = UserTower.open(folder, 1)) {
            for (int ratings : new int[] {0, 1, 7, 1_000}) {
                var input = new UserTowerInput(ordinals(ratings), floats(ratings), floats(ratings));
                assertThat(tower.embed(input)).containsExactly(models.embed(input), within(1e-3f));
            }
        }
    }

    @Test
    void theRatingModelIsItsFormula() throws Exception {
        models.exportRatingModel(folder);
        try (RatingModel model = RatingModel.open(folder, 1)) {
            for (int ratings : new int[] {0, 1, 9}) {
                for (int rows : new int[] {1, 300}) {
                    RankingInput input = input(ratings, rows);
                    assertThat(model.predict(input)).containsExactly(models.predict(input), CLOSE);
                }
            }
        }
    }

    @Test
    void aModelWithOtherInputsIsRefused() throws Exception {
        models.exportUserTower(folder);
        assertThatIOException()
                .isThrownBy(() -> RatingModel.open(folder, 1))
                .withMessageContaining("has inputs [centred, ordinals, recency]")
                .withMessageContaining("history_residuals");
    }

    @Test
    void bothTowersOfMoviesAreTheirFormulas() throws Exception {
        models.exportItemTower(folder.resolve("items"));
        models.exportMovieTower(folder.resolve("movies"));
        int[][] features = {{5}, {1, 2, 4}, {0}, {1, 2, 4}};
        try (ItemTower items = ItemTower.open(folder.resolve("items"), 40, 1);
                MovieTower movies = MovieTower.open(folder.resolve("movies"), 1)) {
            assertThat(items.embed(features)).containsExactly(models.itemVectors(features), CLOSE);
            assertThat(items.embed(new int[0][])).isEmpty();
            assertThat(movies.rows(features)).containsExactly(models.movieRows(features), CLOSE);
            assertThat(movies.rows(new int[0][])).isEmpty();
        }
    }

    @Test
    void aMovieWithoutAFeatureIsRefused() throws Exception {
        models.exportMovieTower(folder);
        try (MovieTower movies = MovieTower.open(folder, 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> movies.rows(new int[][] {{1}, {}}))
                    .withMessage("movie 1 of 2 has no feature; expected one at least");
        }
    }

    @Test
    void candidatesBeyondTheCatalogueAreThoseAdded() throws Exception {
        models.exportRatingModel(folder);
        RankingInput known = input(9, 5);
        int[] ordinals = {40, 3, 41, 39, 42};
        RankingInput mixed = new RankingInput(
                        known.historyOrdinals(),
                        known.historyRatings(),
                        known.historyResiduals(),
                        ordinals,
                        known.baselines(),
                        known.features())
                .withAdded(models.movieRows(new int[][] {{1, 4}, {2}, {1, 4}}));
        try (RatingModel model = RatingModel.open(folder, 1)) {
            assertThat(model.predict(mixed)).containsExactly(models.predict(mixed), CLOSE);
            assertThatIllegalStateException()
                    .isThrownBy(() -> model.predict(mixed.withAdded(models.movieRows(new int[][] {{2}}))));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.predict(mixed.withAdded(new float[9])))
                    .withMessage("9 numbers of added movies; expected 8 for each");
            ordinals[0] = 41;
            ordinals[2] = 40;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.predict(mixed))
                    .withMessage(
                            "the candidates have the ordinals [41, 3, 40, 39, 42]; expected the last 3 of them to come in order");
        }
    }

    private RankingInput input(int ratings, int rows) {
        return new RankingInput(
                ordinals(ratings),
                floats(ratings),
                floats(ratings),
                ordinals(rows),
                floats(rows),
                floats(rows * RankingFeatures.COUNT));
    }
}
