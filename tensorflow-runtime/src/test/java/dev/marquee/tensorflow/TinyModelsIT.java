package dev.marquee.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.core.feature.UserTowerInput;
import java.nio.file.Path;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link UserTower} and {@link RatingModel}: a graph that TensorFlow Java exports, run through DJL, is the formula. */
class TinyModelsIT {
    private static final Offset<Float> CLOSE = within(1e-5f);

    @TempDir
    private Path folder;

    private final Random random = new Random(5);
    private final TinyModels models = new TinyModels(5, 40, 8, 3);

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
                    var input = new RankingInput(
                            ordinals(ratings),
                            floats(ratings),
                            floats(ratings),
                            ordinals(rows),
                            floats(rows),
                            floats(rows * RankingFeatures.COUNT));
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
}
