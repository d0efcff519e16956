package dev.marquee.training.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.training.linear.LinearParameters;
import dev.marquee.training.train.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link SearchSpace} and {@link TunePlan}. */
class SearchSpaceTest {
    @TempDir
    private Path folder;

    private SearchSpace space(String json) throws IOException {
        return SearchSpace.read(Files.writeString(folder.resolve("space.json"), json));
    }

    private static TunePlan plan(SearchSpace space, long seed) {
        return new TunePlan("tiny-1", "code", seed, List.of(TunedModel.values()), space);
    }

    @Test
    void theFirstTrialOfEachModelTriesTheDefaults() throws IOException {
        TunePlan plan = plan(SearchSpace.builtIn(), 7);
        assertThat(plan.model(0)).isEqualTo(TunedModel.TWO_TOWER);
        assertThat(plan.model(1)).isEqualTo(TunedModel.DCN);
        assertThat(plan.model(2)).isEqualTo(TunedModel.TWO_TOWER);
        assertThat(plan.settings(0)).isEqualTo(Settings.defaults(7));
        assertThat(plan.settings(1)).isEqualTo(Settings.defaults(7));
    }

    @Test
    void everyTrialIsPossibleDifferentAndTheSameEachTime() throws IOException {
        TunePlan plan = plan(SearchSpace.builtIn(), 7);
        Set<Settings> drawn = IntStream.range(0, 200).mapToObj(plan::settings).collect(Collectors.toSet());
        assertThat(drawn).hasSizeGreaterThan(190);
        TunePlan same = plan(SearchSpace.builtIn(), 7);
        assertThat(same.id()).isEqualTo(plan.id()).matches("tune-[0-9a-f]{8}");
        assertThat(IntStream.range(0, 50).mapToObj(same::settings).toList())
                .isEqualTo(IntStream.range(0, 50).mapToObj(plan::settings).toList());
        assertThat(plan(SearchSpace.builtIn(), 8).id()).isNotEqualTo(plan.id());
        assertThat(plan(SearchSpace.builtIn(), 8).settings(2).withSeed(7)).isNotEqualTo(plan.settings(2));
    }

    @Test
    void eachParameterIsChangedInHalfOfTheTrials() throws IOException {
        TunePlan plan = plan(space("{\"twoTower\":{\"dimension\":[8]},\"positivesFrom\":[4]}"), 42);
        List<Settings> drawn =
                IntStream.range(1, 401).mapToObj(i -> plan.settings(2 * i)).toList();
        assertThat(drawn.stream().filter(of -> of.positivesFrom() == 4).count()).isBetween(160L, 240L);
        assertThat(drawn.stream().filter(of -> of.twoTower().dimension() == 8).count())
                .isBetween(160L, 240L);
        assertThat(drawn.stream().filter(of -> of.equals(Settings.defaults(42))).count())
                .isBetween(60L, 140L);
    }

    @Test
    void theBuiltInSpaceVariesTheRegressionsOfTheLinearPath() throws IOException {
        TunePlan plan = plan(SearchSpace.builtIn(), 5);
        List<LinearParameters> drawn = IntStream.range(1, 100)
                .mapToObj(i -> plan.settings(2 * i).linear())
                .toList();
        assertThat(drawn.stream().map(LinearParameters::together).distinct().count())
                .isGreaterThan(80);
        assertThat(drawn.stream().map(LinearParameters::next).distinct().count())
                .isGreaterThan(80);
        assertThat(drawn.stream().map(LinearParameters::liking).distinct().count())
                .isGreaterThan(30);
    }

    @Test
    void aTrialChangesOnlyItsOwnModelAndOnlyWhatIsNamed() throws IOException {
        TunePlan plan = plan(space("{\"twoTower\":{\"dimension\":[8]},\"dcnRatings\":{\"lastYears\":[3,4]}}"), 1);
        Settings defaults = Settings.defaults(1);
        for (int trial = 2; trial < 60; trial += 2) {
            Settings tower = plan.settings(trial);
            assertThat(tower.dcn()).isEqualTo(defaults.dcn());
            assertThat(tower.dcnRatings()).isEqualTo(defaults.dcnRatings());
            assertThat(tower.twoTower().dimension()).isIn(8, defaults.twoTower().dimension());
            assertThat(tower.twoTower().epochs()).isEqualTo(defaults.twoTower().epochs());
            Settings ranking = plan.settings(trial + 1);
            assertThat(ranking.twoTower()).isEqualTo(defaults.twoTower());
            assertThat(ranking.dcnRatings().lastYears()).isIn(0, 3, 4);
        }
    }

    @Test
    void aPlanIsReadAsItWasWritten() throws IOException {
        TunePlan plan = plan(SearchSpace.builtIn(), 7);
        Files.createDirectories(folder.resolve(plan.id()));
        plan.write(folder);
        assertThat(TunePlan.read(folder, plan.id(), "code")).isEqualTo(plan);
        assertThatThrownBy(() -> TunePlan.read(folder, plan.id(), "other")).hasMessageContaining("made by other code");
        assertThatThrownBy(() -> TunePlan.read(folder, "tune-00000000", "code")).hasMessageContaining("no search");
        assertThatThrownBy(() -> TunePlan.read(folder, "../" + plan.id(), "code"))
                .hasMessageContaining("no search");
        Path file = folder.resolve(plan.id()).resolve("tune.json");
        Files.writeString(file, Files.readString(file).replace("tiny-1", "tiny-2"));
        assertThatThrownBy(() -> TunePlan.read(folder, plan.id(), "code")).hasMessageContaining("was altered");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"towers\":{}} | unknown parameter towers; there are [linear, twoTower,",
                "{\"twoTower\":{\"width\":[1]}} | unknown parameter twoTower/width",
                "{\"seed\":[1]} | unknown parameter seed",
                "{\"twoTower\":{\"dimension\":[8,0]}} | twoTower/dimension cannot be 0",
                "{\"twoTower\":{\"dimension\":[\"a\"]}} | twoTower/dimension cannot be \"a\"",
                "{\"positivesFrom\":{\"from\":1.0,\"to\":9.0}} | positivesFrom cannot be 9.0",
                "{\"dcn\":{\"deepLayers\":[64,32]}} | dcn/deepLayers cannot be 64",
                "{\"dcn\":3} | dcn is 3; expected a list",
                "[1] | expected an object with some of [linear, twoTower,",
                "{ | is no JSON"
            })
    void refusesWhatCanNeverBeDrawnAndNamesIt(String json, String message) {
        assertThatThrownBy(() -> space(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("space.json")
                .hasMessageContaining(message.strip());
    }
}
