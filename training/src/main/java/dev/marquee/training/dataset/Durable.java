package dev.marquee.training.dataset;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Files that are either wholly there or not there, also after a power cut. */
final class Durable {
    private Durable() {}

    /** Writes a small text file beside its place and renames it over the old one. */
    static void replace(Path file, String text) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.writeString(beside, text);
        sync(beside);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        sync(parent(file));
    }

    /** Brings every file of a flat folder to the disk and then renames the folder to a place that must be free. */
    static void publish(Path folder, Path place) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                sync(file);
            }
        }
        sync(folder);
        Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
        sync(parent(place));
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    }

    private static void sync(Path fileOrFolder) throws IOException {
        if (Files.isDirectory(fileOrFolder) && System.getProperty("os.name").startsWith("Windows")) {
            return; // Windows opens no channel on a folder
        }
        try (var channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
