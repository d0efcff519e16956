package dev.marquee.training.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleWriter;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.feature.FeatureSchema;
import dev.marquee.core.file.DurableFile;
import dev.marquee.training.evaluation.CombinedScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@link Scores}. */
class ScoresTest {
    private static final double STANDARD_ERROR = 0.04;

    @TempDir
    private Path folder;

    private ModelsFolder models;

    @BeforeEach
    void inAnEmptyFolder() {
        models = new ModelsFolder(folder.resolve("models"));
    }

    private static CombinedScore score(double value, List<Double> groups) {
        return new CombinedScore(value, STANDARD_ERROR, 1.5, 1.3, 1.05, groups);
    }

    private static ObjectNode evaluation(String dataset, CombinedScore score) {
        ObjectNode evaluation = JsonMapper.shared().createObjectNode().put("dataset", dataset);
        evaluation.set("score", JsonMapper.shared().valueToTree(score));
        return evaluation;
    }

    private static Manifest manifest(ObjectNode evaluation) {
        return new Manifest(
                Manifest.FORMAT,
                FeatureSchema.hash(),
                "sample-1",
                "abc",
                1,
                Map.of(),
                new Blend(0.6),
                new Manifest.TrainedOn(1, 1, 2, 7),
                evaluation,
                List.of(),
                "25",
                "Linux",
                null,
                null,
                null,
                null);
    }

    private static Manifest scoring(double value) {
        return manifest(evaluation("one", score(value, List.of())));
    }

    private Bundle serve(Manifest manifest) throws IOException {
        try (BundleWriter writer = models.newBundle()) {
            for (Role role : Role.values()) {
                Files.writeString(writer.path(role), role.label());
            }
            Bundle bundle = writer.publish(manifest, LocalDate.of(2026, 11, 23));
            models.makeCurrent(bundle);
            return bundle;
        }
    }

    @ParameterizedTest(name = "{0} standard errors of the difference below the current one: {1}")
    @CsvSource({"-3, true", "0, true", "1.9, true", "2.1, false", "20, false"})
    void passesUnlessItIsWorseBeyondNoise(double standardErrors, boolean passes) throws IOException {
        Bundle current = serve(scoring(1.3));

        Check check = Scores.check(scoring(1.3 * Math.exp(-standardErrors * Math.sqrt(2) * STANDARD_ERROR)), models);

        assertThat(check.passed()).as(check.text()).isEqualTo(passes);
        assertThat(check.limit())
                .isEqualTo("1.1609, that is 1.3000 of the current " + current.version() + " less noise of 10.7 %");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"1.01, true", "1.0, false", "0.9, false", "NaN, false", "Infinity, true"})
    void theFirstOneMustBeBetterThanTheBaselines(double value, boolean passes) {
        Check check = Scores.check(scoring(value), models);

        assertThat(check.passed()).as(check.text()).isEqualTo(passes);
        assertThat(check.limit()).contains("above 1", "there is no current bundle");
    }

    @Test
    void pairsTheUsersOfTheSameTest() throws IOException {
        List<Double> groups = new ArrayList<>();
        for (int group = 0; group < 50; group++) {
            groups.add(0.006 * (group % 2 == 0 ? 1 : -1));
        }
        serve(manifest(evaluation("one", score(1.3, groups))));
        CombinedScore slightlyWorse = score(1.29, groups);

        assertThat(Scores.check(manifest(evaluation("one", slightlyWorse)), models)
                        .passed())
                .isFalse();
        assertThat(Scores.check(manifest(evaluation("another", slightlyWorse)), models)
                        .passed())
                .isTrue();
    }

    @Test
    void saysToTrainAgainWhereTheBundleStatesNone() {
        Check check = Scores.check(manifest(JsonMapper.shared().createObjectNode()), models);

        assertThat(check.passed()).isFalse();
        assertThat(check.text()).contains("an earlier version of Marquee wrote it", "train again");
    }

    @Test
    void takesTheBaselinesWhereTheCurrentBundleStatesNone() throws IOException {
        Bundle old = serve(manifest(JsonMapper.shared().createObjectNode()));

        Check check = Scores.check(scoring(1.1), models);

        assertThat(check.passed()).isTrue();
        assertThat(check.limit()).contains("the current bundle, " + old.version() + ", states no score");
    }

    @Test
    void takesTheBaselinesWhereTheCurrentBundleIsGone() throws IOException {
        DurableFile.deleteTree(models.path().resolve(serve(scoring(1.3)).version()));

        Check check = Scores.check(scoring(1.1), models);

        assertThat(check.passed()).isTrue();
        assertThat(check.limit()).contains("the current bundle cannot be read");
    }
}
