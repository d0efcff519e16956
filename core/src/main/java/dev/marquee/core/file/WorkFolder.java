package dev.marquee.core.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A scratch folder inside a folder in which only one process works at a time. Opening it removes what killed processes
 * left; closing it deletes it.
 */
public final class WorkFolder implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final FileChannel lock;
    private final Path path;

    private WorkFolder(FileChannel lock, Path path) {
        this.lock = lock;
        this.path = path;
    }

    /**
     * A new scratch folder, or empty if somebody works in that folder already.
     *
     * @param folder created if it does not exist
     * @param prefix how scratch folders in it are named, and nothing else
     */
    public static Optional<WorkFolder> in(Path folder, String prefix) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!take(lock)) {
                lock.close();
                return Optional.empty();
            }
            deleteLeftovers(folder, prefix);
            return Optional.of(new WorkFolder(lock, Files.createDirectory(DurableFile.unused(folder, prefix))));
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static boolean take(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    private static void deleteLeftovers(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, prefix + "*")) {
            for (Path leftover : leftovers) {
                DurableFile.deleteTree(leftover);
            }
        }
    }

    /** The scratch folder. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            DurableFile.deleteTree(path);
        }
    }
}
