package dev.marquee.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.evaluation.RetrievalStage;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TimeSplit;
import dev.marquee.training.split.UserRatings;
import dev.marquee.training.twotower.RetrievalWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@link RetrievalFitting} on two tastes. */
@ExtendWith(HiddenProgress.class)
class RetrievalFittingIT {
    private static final List<UserRatings> USERS = TinySet.users(30);
    private static final TrainingSet SET = TinySet.of(60, USERS);
    private static final Split SPLIT = TimeSplit.of(SET.ratings());
    private static final String BOTH = "0.4";

    @TempDir
    private Path folder;

    private static Settings settings(String shares, long seed) {
        return SettingsJson.settings(
                JsonMapper.shared()
                        .readTree(
                                "{\"linear\":{\"dimension\":8},\"twoTower\":{\"dimension\":8,\"epochs\":3,\"shares\":[%s]}}"
                                        .formatted(shares)),
                seed);
    }

    private static RetrievalFitting fitting(TrainingSet set, String shares, long seed) {
        return new RetrievalFitting(set, settings(shares, seed), new LinearPaths());
    }

    private static float[] items(RetrievalWeights weights) {
        return weights.itemVectors(SET.movieFeatures());
    }

    @Test
    void testRatingsChangeNeitherChoicesNorWeights() {
        TrainingSet other =
                TinySet.of(60, USERS.stream().map(TinySet::withOtherTest).toList());
        Split otherSplit = TimeSplit.of(other.ratings());
        assertThat(asked(otherSplit)).isNotEqualTo(asked(SPLIT));
        RetrievalFitting fitting = fitting(SET, BOTH, 1);
        RetrievalFitting otherFitting = fitting(other, BOTH, 1);

        FittedRetrieval chosen = fitting.choose(SPLIT);
        FittedRetrieval same = otherFitting.choose(otherSplit);

        assertThat(same.choice()).isEqualTo(chosen.choice());
        assertThat(items(same.weights())).containsExactly(items(chosen.weights()), within(1e-5f));
        assertThat(items(otherFitting.fit(otherSplit.known(), same.choice(), "known")))
                .containsExactly(items(fitting.fit(SPLIT.known(), chosen.choice(), "known")), within(1e-5f));
    }

    private static List<List<Integer>> asked(Split split) {
        return split.test().stream()
                .map(held -> Arrays.stream(held.asked().ordinals()).boxed().toList())
                .toList();
    }

    @Test
    void theLinearPathIsTheSameForAllSeedsAndFittedOnce() {
        LinearPaths paths = new LinearPaths();
        FittedRetrieval one = new RetrievalFitting(SET, settings(BOTH, 1), paths).choose(SPLIT);
        FittedRetrieval two = new RetrievalFitting(SET, settings(BOTH, 2), paths).choose(SPLIT);
        FittedRetrieval alone = fitting(SET, BOTH, 2).choose(SPLIT);
        assertThat(two.weights().linear()).isSameAs(one.weights().linear());
        assertThat(items(two.weights())).containsExactly(items(alone.weights()), within(1e-5f));
        assertThat(items(one.weights())[8]).isNotCloseTo(items(two.weights())[8], within(1e-5f));
    }

    @Test
    void aShareOfNothingLeavesTheDeepPathOutAndIsServedAsTheLinearPathScores() throws IOException {
        RetrievalWeights linear = fitting(SET, "0", 1).choose(SPLIT).weights();
        // Of equals the first is chosen, so that the deep path is trained here and left out.
        FittedRetrieval dropped = fitting(SET, "0,1e-30", 1).choose(SPLIT);

        assertThat(dropped.curve().points()).hasSize(3);
        assertThat(dropped.choice().deepShare()).isZero();
        assertThat(dropped.weights().deep()).isNull();
        assertThat(items(dropped.weights())).containsExactly(items(linear), within(1e-5f));
        RetrievalWeights again = fitting(SET, "0,1e-30", 1).fit(SPLIT.known(), dropped.choice(), "known");
        assertThat(again.deep()).isNull();
        served(again);
    }

    private void served(RetrievalWeights weights) throws IOException {
        Path tower = folder.resolve("tower");
        weights.exportUserTower(tower, SET.movieFeatures());
        try (RetrievalStage stage = new RetrievalStage(SplitModels.vectors(weights, SET), tower)) {
            for (Case held : SPLIT.test()) {
                float[] expected =
                        weights.linear().scores(UserTowerInput.of(held.known().history()));
                assertThat(stage.scores(held.known())).containsExactly(expected, within(5e-3f));
            }
        }
    }

    @Test
    void withoutALinearPathTheDeepOneIsAlone() {
        Settings settings = SettingsJson.settings(
                JsonMapper.shared()
                        .readTree("{\"linear\":{\"dimension\":0},\"twoTower\":{\"dimension\":8,\"epochs\":1}}"),
                1);
        FittedRetrieval fitted = new RetrievalFitting(SET, settings, new LinearPaths()).choose(SPLIT);
        assertThat(fitted.choice().deepShare()).isEqualTo(1);
        assertThat(items(fitted.weights())).hasSize(60 * 9);
    }

    @Test
    void theCurveTellsHowWhatIsServedDoesOnTheValidationPart() throws IOException {
        // Of the hundred movies forty have no ratings.
        TrainingSet set = TinySet.of(100, USERS);
        Split split = TimeSplit.of(set.ratings());
        Settings settings = SettingsJson.settings(
                JsonMapper.shared()
                        .readTree("{\"linear\":{\"dimension\":0},\"twoTower\":{\"dimension\":8,\"epochs\":5}}"),
                1);
        FittedRetrieval fitted = new RetrievalFitting(set, settings, new LinearPaths()).choose(split);
        Path tower = folder.resolve("deep");
        fitted.weights().exportUserTower(tower, set.movieFeatures());
        RetrievalMetrics.Collector metrics = new RetrievalMetrics.Collector();
        try (RetrievalStage stage = new RetrievalStage(SplitModels.vectors(fitted.weights(), set), tower)) {
            split.validation().forEach(held -> metrics.add(stage, held));
        }
        assertThat(fitted.curve().points().getLast().validation())
                .isCloseTo(metrics.metrics(100).ndcg10(), within(5e-3));
    }
}
