package dev.marquee.cassandra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the Java that a node runs on: 5.0 runs on no newer one. */
final class Java17 {
    private static final Path USUAL = Path.of("/usr/lib/jvm");

    private Java17() {}

    /** The command {@code java} in the folder that {@code JAVA_17_HOME} names, or in a usual one. */
    static Optional<Path> find() {
        return find(System.getenv("JAVA_17_HOME"), USUAL);
    }

    static Optional<Path> find(@Nullable String named, Path usual) {
        if (named != null && !named.isBlank()) {
            return Optional.of(java(Path.of(named))).filter(Files::isExecutable);
        }
        if (!Files.isDirectory(usual)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(usual, "*17*")) {
            for (Path home : homes) {
                if (Files.isExecutable(java(home))) {
                    return Optional.of(java(home));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path java(Path home) {
        return home.resolve("bin").resolve("java");
    }
}
