package dev.marquee.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.TrainingApplication;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --epochs}. */
class EpochsOptionTest {
    @Test
    void limitsTheEpochsOfBothModelsAndNothingElse() {
        Settings defaults = Settings.defaults(7);
        Settings limited = defaults.atMost(3);

        assertThat(limited.twoTower()).isEqualTo(defaults.twoTower().withEpochs(3));
        assertThat(limited.dcn()).isEqualTo(defaults.dcn().withEpochs(3));
        assertThat(limited.twoTower().epochs()).isEqualTo(3);
        assertThat(limited.dcn().epochs()).isEqualTo(3);
        assertThat(defaults.atMost(1_000)).isEqualTo(defaults);
    }

    @Test
    void noEpochIsAWrongUse(@TempDir Path home) {
        var err = new StringWriter();

        int exitCode = TrainingApplication.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("train", "--home", home.toString(), "--epochs", "0");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("--epochs is 0; expected is 1 or more");
    }
}
