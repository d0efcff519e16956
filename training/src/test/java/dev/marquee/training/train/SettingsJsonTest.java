package dev.marquee.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.training.dcn.DcnParameters;
import dev.marquee.training.factorisation.FactorParameters;
import dev.marquee.training.linear.LinearParameters;
import dev.marquee.training.split.LearnedFrom;
import dev.marquee.training.twotower.TwoTowerParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link SettingsJson}. */
class SettingsJsonTest {
    @TempDir
    private Path folder;

    private Settings read(String json) throws IOException {
        return SettingsJson.read(Files.writeString(folder.resolve("p.json"), json), 7);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Settings defaults = Settings.defaults(7);
        assertThat(read(SettingsJson.of(defaults).toString())).isEqualTo(defaults);
        Settings other = new Settings(
                LinearParameters.DEFAULT,
                TwoTowerParameters.DEFAULT,
                new LearnedFrom(1, 2, 3, 4),
                3.5f,
                DcnParameters.DEFAULT,
                FactorParameters.ALONE,
                LearnedFrom.EVERYTHING,
                7);
        assertThat(read(SettingsJson.of(other).toString())).isEqualTo(other);
    }

    @Test
    void whatIsNotNamedIsAsByDefault() throws IOException {
        Settings settings = read(
                "{\"twoTower\":{\"dimension\":128},\"dcn\":{\"deepLayers\":[8]},\"dcnRatings\":{\"lastYears\":5}}");
        assertThat(settings.twoTower().dimension()).isEqualTo(128);
        assertThat(settings.twoTower().epochs()).isEqualTo(TwoTowerParameters.DEFAULT.epochs());
        assertThat(settings.dcn().deepLayers()).isEqualTo(List.of(8));
        assertThat(settings.dcnRatings()).isEqualTo(new LearnedFrom(0, 0, 0, 5));
        assertThat(settings.seed()).isEqualTo(7);
        assertThat(read("{}")).isEqualTo(Settings.defaults(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"twoTowers\":{}} | unknown parameter twoTowers; there are [",
                "{\"twoTower\":{\"dimensions\":1}} | unknown parameter twoTower/dimensions; there are [",
                "{\"twoTower\":{\"dimension\":\"64\"}} | twoTower/dimension is \"64\"; expected a value such as 64",
                "{\"twoTower\":{\"dimension\":64.5}} | twoTower/dimension is 64.5; expected a value such as 64",
                "{\"twoTower\":{\"dimension\":null}} | twoTower/dimension is null; expected a value such as 64",
                "{\"twoTower\":{\"dimension\":0}} | twoTower/dimension is 0; expected 1 or more",
                "{\"twoTower\":7} | twoTower is 7; expected a value such as {\"dimension\":64",
                "{\"dcn\":{\"weightDecay\":-0.1}} | dcn/weightDecay is -0.1; expected 0 or more",
                "{\"dcn\":{\"deepLayers\":[64,-1]}} | dcn/deepLayers is -1; expected 0 or more",
                "{\"dcn\":{\"learningRate\":1e300}} | dcn/learningRate is 1.0E300",
                "{\"linear\":{\"placed\":{\"shrinkage\":0}}} | linear/placed/shrinkage is 0.0; expected more than 0",
                "{\"positivesFrom\":6} | positivesFrom is 6.0; expected a rating",
                "{\"linear\":{\"dimension\":0},\"twoTower\":{\"shares\":[0]}} | linear/dimension is 0 and twoTower/shares are [0.0]; no path of the retrieval model is left",
                "{\"seed\":7} | expected an object with some of [linear, twoTower",
                "[] | expected an object with some of [linear, twoTower",
                "{\"dcn\":{},\"dcn\":{}} | is no JSON",
                "{} {} | is no JSON",
                "{ | is no JSON",
            })
    void refusesWhatItDoesNotKnowAndNamesIt(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("p.json")
                .hasMessageContaining(message.strip());
    }

    @Test
    void refusesAFileThatIsNotThereOrTooLarge() throws IOException {
        assertThatThrownBy(() -> SettingsJson.read(folder.resolve("none"), 1)).hasMessageContaining("cannot read");
        Path large = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> SettingsJson.read(large, 1)).hasMessageContaining("more than 1,048,576 bytes");
    }
}
