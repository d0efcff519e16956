package dev.marquee.bench.inprocess;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.ModelsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A bundle of a size that no data at hand has: trained for an epoch on invented ratings, and kept for the next run. */
public final class InventedCatalogue {
    private static final int RATINGS_PER_MOVIE = 5;
    private static final int RATINGS_PER_USER = 160;

    private InventedCatalogue() {}

    /**
     * The bundle of that many movies; made if it is not there yet.
     *
     * @param root the checkout, built
     * @param folder of all such bundles
     */
    public static Bundle of(Path root, Path folder, int movies) throws IOException, InterruptedException {
        Path home = folder.resolve("movies-" + movies);
        var models = new ModelsFolder(home.resolve("models"));
        if (models.versions().isEmpty()) {
            Files.createDirectories(home);
            Path files = home.resolve("ratings.zip");
            int ratings = movies * RATINGS_PER_MOVIE;
            Files.deleteIfExists(files);
            marquee(
                    root,
                    home,
                    "generate",
                    "--movies=" + movies,
                    "--ratings=" + ratings,
                    "--users=" + ratings / RATINGS_PER_USER,
                    files.toString());
            marquee(root, home, "import", files.toString());
            marquee(root, home, "train", "--epochs=1");
        }
        return models.open(models.versions().getFirst());
    }

    /** As the launcher runs it, since it has other threads and memory than this process. */
    private static void marquee(Path root, Path home, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("marquee").toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("MARQUEE_HOME", home.toString());
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("./marquee %s ended with %d".formatted(String.join(" ", arguments), code));
        }
    }
}
