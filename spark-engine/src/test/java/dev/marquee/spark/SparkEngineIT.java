package dev.marquee.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.core.file.DurableFile;
import dev.marquee.training.lists.ListJob;
import dev.marquee.training.lists.ListsException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command with {@code --engine spark}, in this process. */
@Timeout(180)
class SparkEngineIT {
    private static final String TWO_THREADS = "local[2]";

    @TempDir
    private static Path home;

    private static InventedLists invented;

    @BeforeAll
    static void invent() throws IOException {
        invented = InventedLists.in(home, 2_100);
    }

    @Test
    void theCommandMakesTheSameFolder() throws IOException {
        String at = home.toString();
        String alone = home.resolve("alone").toString();
        String spark = home.resolve("spark").toString();

        InventedLists.run("recommend-all", "--home", at, "--out", alone);
        String said = InventedLists.run(
                "recommend-all", "--home", at, "--out", spark, "--engine", "spark", "--master", TWO_THREADS);

        assertThat(said).contains("3 of them made now, for 2,100 users in");
        InventedLists.assertSame(Path.of(spark), Path.of(alone));
        assertThat(Path.of(spark, "manifest.json")).exists();
    }

    @Test
    void aPartThatCannotBeWrittenIsSaidInOneLine() throws IOException {
        ListJob job = invented.job("refused", 1_000);
        DurableFile.deleteTree(Path.of(job.scratch()));

        assertThatThrownBy(() -> new SparkEngine().make(job, invented.parts(job), TWO_THREADS, part -> {}))
                .isInstanceOf(ListsException.class)
                .hasMessageStartingWith("Spark gave up: ")
                .hasMessageContaining("NoSuchFileException")
                .hasMessageEndingWith("; files that are there stay, start again to go on")
                .satisfies(refusal -> assertThat(refusal.getMessage().lines()).hasSize(1));
    }
}
