package dev.marquee.training.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder with the unpacked files.
 *
 * @param folder an existing folder
 */
record FolderSource(Path folder) implements Source {
    @Override
    public List<SourceFile> files() throws IOException {
        try (var files = Files.walk(folder, MAX_DEPTH)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .limit(UnpackLimits.MAX_ENTRIES)
                    .map(SourceFile::onDisk)
                    .toList();
        }
    }

    @Override
    public void close() {}
}
