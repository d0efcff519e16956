package dev.marquee.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.training.TrainingApplication;
import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.dataset.Division;
import dev.marquee.training.dataset.ImportOptions;
import dev.marquee.training.dataset.NastySource;
import dev.marquee.training.dataset.SameDataset;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code import --engine spark}, with threads of this process. */
@Timeout(180)
class SparkImportIT {
    private static final String TWO_THREADS = "local[2]";

    @TempDir
    Path folder;

    private SameDataset same;

    @BeforeEach
    void folder() {
        same = new SameDataset(folder);
    }

    private static Division spark(long pieceBytes, long partRows) {
        return new Division(new SparkRatings(), TWO_THREADS, pieceBytes, partRows);
    }

    @Test
    void whateverIsWrongIsTheSame() throws Exception {
        same.assertSame(NastySource.in(folder, 11).options(60), spark(100_000, 3_000));

        assertThat(same.left("divided")).hasSize(2).contains("current");
    }

    @Test
    void refusesInTheSameWordsAndLeavesNothing() throws Exception {
        same.assertRefused(NastySource.in(folder, 12).options(10), spark(100_000, 3_000), "ratings.csv: ");
    }

    @Test
    void aStoreIsRefusedInTheSameWords() throws Exception {
        NastySource nasty = NastySource.in(folder, 13);
        ImportOptions all = nasty.options(5);
        Path clean = clean("1,1,4,100");

        same.assertRefused(
                new ImportOptions(clean, null, null, all.store(), all.erasures(), 5),
                spark(50_000, 3_000),
                "export.ndjson: ");
    }

    private ImportOptions older(String... ratings) throws IOException {
        Path source = Files.createDirectories(folder.resolve("older"));
        Files.writeString(source.resolve("movies.dat"), "1::Heat (1995)::Crime\n2::Up (2009)::Comedy\n");
        Files.writeString(source.resolve("ratings.dat"), String.join("\n", ratings));
        return new ImportOptions(source, null, null, null, null, 40);
    }

    @Test
    void aLayoutWithoutHeadersIsTheSame() throws IOException {
        same.assertSame(older("1::1::5::100", "1::2::4::101", "2::1::4", "2::2::3::102"), spark(20, 1));

        assertThat(same.left("divided")).hasSize(2).contains("current");
    }

    @Test
    void aFileWithoutALineIsRefusedInTheSameWords() throws IOException {
        same.assertRefused(older(), spark(20, 1), "ratings.dat: no valid row");
    }

    @Test
    void nobodyWhoIsLeftIsRefusedInTheSameWords() throws Exception {
        NastySource nasty = NastySource.in(folder, 14);

        same.assertRefused(
                new ImportOptions(
                        clean("3,1,4,1000000000", "3,2,5,1000000001"),
                        null,
                        null,
                        null,
                        nasty.options(5).erasures(),
                        5),
                spark(10, 1),
                "no rating is left");
    }

    private Path clean(String... ratings) throws IOException {
        Path source = Files.createDirectories(folder.resolve("clean"));
        Files.writeString(
                source.resolve("movies.csv"), "movieId,title,genres\n1,Heat (1995),Crime\n2,Up (2009),Comedy\n");
        Files.writeString(
                source.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n" + String.join("\n", ratings));
        return source;
    }

    @Test
    void theCommandImports() throws IOException {
        Path source = clean("1,1,4,100", "1,2,5,101", "2,1,3,102");
        Path home = folder.resolve("home");

        assertThat(run("import", source.toString(), "--home", home.toString())).startsWith("0 ");
        String again = run("import", source.toString(), "--home", home.toString(), "--engine", "spark");
        String other = run(
                "import",
                source.toString(),
                "--home",
                folder.resolve("other").toString(),
                "--engine",
                "spark",
                "--master",
                TWO_THREADS);

        assertThat(again).startsWith("0 ").contains("Imported before, reused");
        assertThat(other).startsWith("0 ").contains("Written to");
        assertThat(Files.readString(folder.resolve("other/datasets/current")))
                .isEqualTo(Files.readString(home.resolve("datasets/current")));
    }

    private static String run(String... command) {
        StringWriter said = new StringWriter();
        int exitCode = TrainingApplication.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(command);
        return exitCode + " " + said;
    }

    @Test
    void aMasterThatIsNoneIsSaidInOneLine() throws IOException {
        ImportOptions options = new ImportOptions(clean("1,1,4,100"), null, null, null, null, 1);
        Division division = new Division(new SparkRatings(), "nowhere", 10, 1);

        assertThatThrownBy(() -> same.run("refused", options, division))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("Spark did not start: ")
                .hasMessageContaining("nowhere")
                .hasMessageEndingWith("is --master right? Nothing was imported")
                .satisfies(refusal -> assertThat(refusal.getMessage().lines()).hasSize(1));
        assertThat(same.left("refused")).isEmpty();
    }
}
