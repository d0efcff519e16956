package dev.marquee.training.twotower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.tensorflow.ItemTower;
import dev.marquee.tensorflow.UserTower;
import dev.marquee.training.linear.LinearChoice;
import dev.marquee.training.linear.LinearFit;
import dev.marquee.training.linear.LinearParameters;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** {@link TwoTowerTrainer} and {@link TwoTowerWeights} on two tastes that never meet. */
class TwoTowerTrainerIT {
    private static final int MOVIES = 40;
    private static final TwoTowerParameters SETTINGS = settings(false);

    @TempDir
    private Path folder;

    private static TwoTowerParameters settings(boolean attention) {
        return new TwoTowerParameters(8, 25, 16, 0.02f, 1e-4f, 0.1f, 0.5f, attention, List.of(1f));
    }

    /** Even users watch even movies only, odd users odd ones; nobody has rated the last two movies. */
    private static TrainingRatings ratings() {
        Random random = new Random(11);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < 60; u++) {
            int parity = u % 2;
            int[] ordinals = random.ints(0, MOVIES / 2 - 1)
                    .distinct()
                    .limit(10)
                    .map(i -> 2 * i + parity)
                    .toArray();
            float[] stars = new float[10];
            Arrays.fill(stars, 4);
            long[] times = new long[10];
            Arrays.setAll(times, i -> 60L * i);
            users.add(new UserRatings("u" + u, ordinals, stars, times));
        }
        return new TrainingRatings(MOVIES, users);
    }

    /** Feature 0 is for nothing, 1 for even movies, 2 for odd ones. */
    private static int[][] features() {
        int[][] features = new int[MOVIES][];
        Arrays.setAll(features, ordinal -> new int[] {1 + ordinal % 2});
        return features;
    }

    private static TwoTowerWeights trained(long seed) {
        return trained(SETTINGS, seed);
    }

    private static TwoTowerWeights trained(TwoTowerParameters settings, long seed) {
        try (TwoTowerTrainer trainer = new TwoTowerTrainer(settings, ratings(), 0, features(), 3, seed)) {
            for (int epoch = 0; epoch < SETTINGS.epochs(); epoch++) {
                trainer.epoch(epoch, (_, _) -> {});
            }
            return trainer.weights();
        }
    }

    /** Beside a linear path that follows both regressions. */
    private static RetrievalWeights towers(TwoTowerWeights deep) {
        LinearParameters settings = new LinearParameters(
                6,
                new LinearParameters.Together(0.1f, 100, 5, 1),
                new LinearParameters.Next(2, 5, 1),
                List.of(0f, 1f),
                true,
                0.2f,
                1,
                1_000,
                LinearParameters.DEFAULT.placed());
        LinearChoice choice = LinearChoice.candidates(settings).getLast().getLast();
        return new RetrievalWeights(
                new LinearFit(settings, ratings(), features(), 3, () -> {}).path(choice), deep, 0.5f);
    }

    private static float score(float[] user, float[] items, int ordinal) {
        float score = 0;
        for (int i = 0; i < user.length; i++) {
            score += user[i] * items[ordinal * user.length + i];
        }
        return score;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothTastesAreToldApartAndUnratedMoviesFollowTheirMetadata(boolean attention) throws IOException {
        RetrievalWeights weights = towers(trained(settings(attention), 1));
        weights.exportUserTower(folder.resolve("tower"), features());
        float[] items = weights.itemVectors(features());
        try (UserTower tower = UserTower.open(folder.resolve("tower"), 1)) {
            for (int parity = 0; parity < 2; parity++) {
                KnownHistory history =
                        new KnownHistory(new int[] {parity, 2 + parity, 6 + parity}, new float[] {4, 5, 4});
                float[] user = tower.embed(UserTowerInput.of(history));
                assertThat(user).hasSize(6 + 9);
                assertThat(user[14]).isEqualTo(1);
                for (int movie = 8; movie < MOVIES; movie += 2) {
                    assertThat(score(user, items, movie + parity))
                            .as("movie %d against its neighbour", movie + parity)
                            .isGreaterThan(score(user, items, movie + 1 - parity));
                }
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameWeights() {
        float[] first = trained(5).itemVectors(features());
        float[] second = trained(5).itemVectors(features());
        assertThat(second).containsExactly(first, within(1e-5f));
    }

    @Test
    void theExportedItemTowerGivesTheItemVectors() throws IOException {
        RetrievalWeights weights = towers(trained(2));
        weights.exportItemTower(folder.resolve("items"));
        float[] expected = weights.itemVectors(features());
        int[] ordinals = {0, 7, 38};
        try (SavedModelBundle model =
                        SavedModelBundle.load(folder.resolve("items").toString(), "serve");
                TInt32 ids = TInt32.vectorOf(1, 2, 1);
                TInt32 rows = TInt32.vectorOf(0, 1, 2);
                TInt32 movies = TInt32.vectorOf(ordinals);
                Result result = model.call(Map.<String, Tensor>of(
                        ItemTower.FEATURE_IDS, ids, ItemTower.FEATURE_ROWS, rows, ItemTower.ORDINALS, movies))) {
            TFloat32 embedding = (TFloat32) result.get(ItemTower.ITEM_EMBEDDING).orElseThrow();
            for (int row = 0; row < ordinals.length; row++) {
                for (int i = 0; i < 15; i++) {
                    assertThat(embedding.getFloat(row, i)).isEqualTo(expected[ordinals[row] * 15 + i], within(1e-5f));
                }
            }
        }
    }

    @Test
    void theExportedItemTowerHasTheBiasOfAPlacedMovieBesideEitherPath() throws IOException {
        RetrievalWeights weights = new RetrievalWeights(towers(trained(3)).linear(), null, 0);
        assertThat(lastColumn(weights, "alone")).containsExactly(0, 0.75f, 0.75f);
        RetrievalWeights both = towers(trained(3));
        float[] items = both.itemVectors(features());
        assertThat(lastColumn(both, "beside"))
                .containsExactly(new float[] {items[14], items[38 * 15 + 14], items[38 * 15 + 14]}, within(1e-5f));
    }

    /** Of a movie with ratings, one without and one that is in no catalogue. */
    private float[] lastColumn(RetrievalWeights weights, String name) throws IOException {
        weights.exportItemTower(folder.resolve(name));
        try (SavedModelBundle model = SavedModelBundle.load(folder.resolve(name).toString(), "serve");
                TInt32 ids = TInt32.vectorOf(1, 1, 1);
                TInt32 rows = TInt32.vectorOf(0, 1, 2);
                TInt32 movies = TInt32.vectorOf(0, 38, MOVIES);
                Result result = model.call(Map.<String, Tensor>of(
                        ItemTower.FEATURE_IDS, ids, ItemTower.FEATURE_ROWS, rows, ItemTower.ORDINALS, movies))) {
            TFloat32 embedding = (TFloat32) result.get(ItemTower.ITEM_EMBEDDING).orElseThrow();
            int last = (int) embedding.shape().get(1) - 1;
            return new float[] {embedding.getFloat(0, last), embedding.getFloat(1, last), embedding.getFloat(2, last)};
        }
    }

    @Test
    void theExportedUserTowerEmbedsAsTheLinearPathDoes() throws IOException {
        RetrievalWeights weights = new RetrievalWeights(towers(trained(3)).linear(), null, 0);
        weights.exportUserTower(folder.resolve("linear"), features());
        UserTowerInput input =
                UserTowerInput.of(new KnownHistory(new int[] {2, 5, 39, 8}, new float[] {4, 1.5f, 5, 3}));
        float[] expected = weights.linear().embed(input);
        try (UserTower tower = UserTower.open(folder.resolve("linear"), 1)) {
            float[] user = tower.embed(input);
            assertThat(Arrays.copyOf(user, 6)).containsExactly(expected, within(1e-5f));
            assertThat(user).hasSize(7).endsWith(1);
        }
    }

    @Test
    void aMovieThatIsInNoCatalogHasItsMetadatasVector() throws IOException {
        RetrievalWeights weights = towers(trained(2));
        weights.exportItemTower(folder.resolve("new"));
        float[] unrated = Arrays.copyOfRange(weights.itemVectors(features()), 38 * 15, 40 * 15);
        try (ItemTower tower = ItemTower.open(folder.resolve("new"), MOVIES, 1)) {
            assertThat(tower.embed(new int[][] {{1}, {2}})).containsExactly(unrated, within(1e-4f));
        }
    }
}
