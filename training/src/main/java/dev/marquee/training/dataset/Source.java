package dev.marquee.training.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the operator names on the command line: an archive or a folder with files in it. */
sealed interface Source extends AutoCloseable permits ArchiveSource, FolderSource {
    /** How many folders deep files are looked for; official archives have them in the first. */
    int MAX_DEPTH = 3;

    /** Its files, at most {@link #MAX_DEPTH} folders deep. */
    List<SourceFile> files() throws IOException;

    @Override
    void close() throws IOException;

    /**
     * Opens a zip archive or a folder.
     *
     * @throws DatasetException if it is neither
     */
    static Source open(Path source) throws IOException {
        if (Files.isDirectory(source)) {
            return new FolderSource(source);
        }
        if (!Files.isRegularFile(source)) {
            throw new DatasetException("no such file or folder: " + source
                    + "; give a MovieLens archive (zip) or the folder that holds ratings.csv and movies.csv");
        }
        if (!isZip(source)) {
            throw new DatasetException(
                    source
                            + " is not a zip archive; give a MovieLens archive or the folder that holds ratings.csv and movies.csv");
        }
        return ArchiveSource.open(source);
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }
}
