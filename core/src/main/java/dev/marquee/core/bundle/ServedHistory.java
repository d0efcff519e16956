package dev.marquee.core.bundle;

import dev.marquee.core.file.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The versions that were served before the current one, in a text file with one of them in each line, the oldest first.
 *
 * @param file it need not exist
 */
record ServedHistory(Path file) {
    private static final int REMEMBERED = 20;

    /** The oldest first; a version may be there more than once, or be deleted since. */
    List<String> versions() {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(ModelsFolder::isVersion)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new BundleException("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Adds the version served last. */
    void add(String version) throws IOException {
        List<String> versions = new ArrayList<>(versions());
        versions.add(version);
        write(versions.subList(Math.max(0, versions.size() - REMEMBERED), versions.size()));
    }

    /** Forgets a version, where it comes last, and all that were served after it. */
    void cutAt(String version) throws IOException {
        List<String> versions = versions();
        write(versions.subList(0, Math.max(0, versions.lastIndexOf(version))));
    }

    private void write(List<String> versions) throws IOException {
        DurableFile.replace(
                file, String.join("", versions.stream().map(line -> line + "\n").toList()));
    }
}
