package dev.marquee.core.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Files and folders that survive a crash: written beside, forced to disk, renamed. */
public final class DurableFile {
    private static final int DELETE_ATTEMPTS = 5;

    private DurableFile() {}

    /** Replaces a small text file as a whole: a reader sees the old text or the new one. */
    public static void replace(Path file, String text) throws IOException {
        Path folder = parent(file);
        Path beside = unused(folder, ".tmp-");
        try {
            Files.writeString(beside, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            replace(file, beside);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Replaces a file, if it is there, by one that was written in the same file system: a reader sees the old or the new one. */
    public static void replace(Path file, Path written) throws IOException {
        force(written);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(parent(file));
    }

    /** Deletes a file for good; nothing happens if it does not exist. */
    public static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            force(parent(file));
        }
    }

    /** An unused name in the folder. A temporary file of the JDK would be private, and services run as other users. */
    public static Path unused(Path folder, String prefix) {
        return folder.resolve(prefix + UUID.randomUUID());
    }

    /** Forces a folder with all that is in it to disk and then renames it to a place that must be free. */
    public static void publish(Path folder, Path place) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                force(path);
            }
        }
        Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
        force(parent(place));
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    }

    private static void force(Path path) throws IOException {
        if (Files.isDirectory(path) && System.getProperty("os.name").startsWith("Windows")) {
            return; // Windows opens no channel on a folder
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Deletes a folder with all that is in it; nothing happens if it does not exist. It is tried again, a few times, where
     * somebody who is about to end still writes or deletes in it.
     */
    public static void deleteTree(Path folder) throws IOException {
        for (int attempt = 1; attempt < DELETE_ATTEMPTS; attempt++) {
            try {
                deleteOnce(folder);
                return;
            } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException e) {
                // what is there by now is seen by the next attempt
            }
        }
        deleteOnce(folder);
    }

    private static void deleteOnce(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
