package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.TrainingApplication;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code shell} with snippets from a pipe. */
@Timeout(120)
class ShellIT {
    @TempDir
    private Path folder;

    private String said(Path home, String... snippets) throws Exception {
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules=jdk.incubator.vector",
                        "-Duser.home=" + folder,
                        "-Dai.djl.offline=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainingApplication.class.getName(),
                        "shell",
                        "--home",
                        home.toString())
                .redirectError(err.toFile());
        String natives = "TENSORFLOW_LIBRARY_PATH";
        builder.environment().put(natives, System.getProperty(natives));
        Process shell = builder.start();
        try (Writer in = shell.outputWriter(StandardCharsets.UTF_8)) {
            in.write(String.join("\n", List.of(snippets)) + "\n");
        }
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(Files.readString(err)).isZero();
        return out + Files.readString(err);
    }

    @Test
    void hasTheDataSetAndTheBundleOpened() throws Exception {
        TwoTastes.write(folder.resolve("source"));
        TrainedHome home =
                TrainedHome.of(folder.resolve("home"), folder.resolve("source").toString());
        String said = said(
                home.path(),
                "set.catalog().size()",
                "bundle.version()",
                "recommend(movie(\"crime 1\"), movie(\"crime 2\"))",
                "model.retrieval().getClass().getSimpleName()");
        assertThat(said)
                .contains("==> " + home.bundle().catalog().size())
                .contains("==> \"" + home.bundle().version() + "\"")
                .contains("==> \"RetrievalStage\"")
                .doesNotContain("Exception", "Error:");
        assertThat(said.lines().filter(line -> line.matches("  [01]\\.\\d{3}  [0-5]\\.\\d\\d  \\d+ .+")))
                .hasSize(10);
    }

    @Test
    void opensWithoutADataSetAndSaysWhatToRun() throws Exception {
        String said = said(folder.resolve("nothing"), "set == null && bundle == null && model == null", "1 + 41");
        assertThat(said)
                .contains("set is null: no data set yet", "run ./marquee import")
                .contains("bundle and model are null", "run ./marquee train")
                .contains("==> true", "==> 42");
    }
}
