package dev.marquee.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.tensorflow.TinyBundle;
import dev.marquee.training.TrainingApplication;
import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.dataset.Datasets;
import dev.marquee.training.dataset.HistoryReader;
import dev.marquee.training.dataset.RatingRows;
import dev.marquee.training.lists.ListFormat;
import dev.marquee.training.lists.ListJob;
import dev.marquee.training.lists.ListPlan;
import dev.marquee.training.lists.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of state with invented ratings and a bundle whose models are tiny.
 *
 * @param home the folder
 * @param bundle current in it
 * @param dataset current in it
 */
record InventedLists(Path home, Bundle bundle, Dataset dataset) {

    static InventedLists in(Path home, int users) throws IOException {
        Path source = home.resolve("invented");
        run("generate", "--users=" + users, "--movies=100", "--ratings=" + 20 * users, source.toString());
        run("import", source.toString(), "--home", home.toString());
        return new InventedLists(
                home,
                new TinyBundle(1).publish(home.resolve("models")),
                new Datasets(home.resolve("datasets")).resolve(null));
    }

    /** Runs a command that must succeed, and returns what it answered. */
    static String run(String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = TrainingApplication.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(command);
        assertThat(exitCode).as(err.toString()).isZero();
        return out.toString();
    }

    /** Work for a new folder of that name. */
    ListJob job(String name, int usersPerPart) throws IOException {
        Path folder = Files.createDirectories(home.resolve(name));
        Path scratch = Files.createDirectories(folder.resolve(".work-1"));
        return new ListJob(
                new ListPlan(
                        bundle.version(), dataset.id(), 20, 2026, ListFormat.NDJSON, dataset.users(), usersPerPart),
                home.resolve("models").resolve(bundle.version()).toString(),
                dataset.folder().toString(),
                folder.toString(),
                scratch.toString());
    }

    /** All of it. */
    List<Part> parts(ListJob job) {
        try (HistoryReader histories = new HistoryReader(dataset)) {
            List<Part> parts = new ArrayList<>();
            for (RatingRows rows : histories.cut(job.plan().usersPerPart())) {
                parts.add(new Part(parts.size(), rows));
            }
            return parts;
        }
    }

    /** The files in a folder of lists, but for hidden ones. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** Whether two folders have the same files with the same bytes. */
    static void assertSame(Path folder, Path expected) throws IOException {
        List<Path> files = files(expected);
        assertThat(files(folder).stream().map(Path::getFileName))
                .containsExactlyElementsOf(files.stream().map(Path::getFileName).toList());
        for (Path file : files) {
            assertThat(folder.resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
    }
}
