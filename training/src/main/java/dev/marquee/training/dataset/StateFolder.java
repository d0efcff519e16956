package dev.marquee.training.dataset;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the folder with the state: {@code datasets/}, {@code models/}. For {@code @Mixin} fields. */
public final class StateFolder {
    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            defaultValue = "${env:MARQUEE_HOME:-.}",
            description =
                    "Folder that holds datasets/ and models/ (default: MARQUEE_HOME, else the working directory).")
    private Path home = Path.of("");

    /** The data sets in that folder. */
    public Datasets datasets() {
        return new Datasets(path().resolve("datasets"));
    }

    /** The folder itself, absolute. */
    public Path path() {
        return home.toAbsolutePath().normalize();
    }
}
