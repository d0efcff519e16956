package dev.marquee.training.dataset;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file of a source, of which nothing is known yet but its name.
 *
 * @param path where it is, with slashes; for messages and for telling apart files of one name
 * @param content opens it at its start
 */
record SourceFile(String path, Content content) {
    private static final int GZIP_MAGIC = 0x1f8b;

    /** Opens a file. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /**
     * A file of the disk, unpacked on the way if it is gzip, whatever its name.
     *
     * @throws DatasetException if there is no such file
     */
    static SourceFile onDisk(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("no such file: " + file);
        }
        return new SourceFile(
                file.toString().replace(File.separatorChar, '/'),
                () -> isGzip(file) ? gunzip(file) : Files.newInputStream(file));
    }

    /** The last part of the path, such as {@code ratings.csv}. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return (in.read() << 8 | in.read()) == GZIP_MAGIC;
        }
    }

    private static InputStream gunzip(Path file) throws IOException {
        InputStream packed = Files.newInputStream(file);
        try {
            return UnpackLimits.guard(new GZIPInputStream(packed, 1 << 16), file.toString(), Files.size(file));
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }
}
