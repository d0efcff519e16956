package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the build has left what these tests start. */
final class Checkout {
    private Checkout() {}

    /** The sample of the project. */
    static Path sample() {
        return Path.of(System.getProperty("marquee.sample"));
    }

    /**
     * The program of a service.
     *
     * @param service name of its module
     */
    static Path program(String service) {
        Path built = root().resolve(service).resolve("target");
        List<Path> programs = programsIn(built);
        assertThat(programs)
                .as("one *-exec.jar in %s; run mvn verify from %s: it builds the services first", built, root())
                .hasSize(1);
        return programs.getFirst();
    }

    private static List<Path> programsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-exec.jar")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the whole project. */
    static Path root() {
        Path here = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        Path folder = here;
        while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        assertThat(folder).as("a folder with .mvn above %s", here).isNotNull();
        return folder;
    }
}
