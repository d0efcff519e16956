package dev.marquee.core.bundle;

import dev.marquee.core.file.DurableFile;
import dev.marquee.core.file.WorkFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of all bundles, {@code models/}; its file {@code current} names the one to serve.
 *
 * @param path the folder; it need not exist yet
 */
public record ModelsFolder(Path path) {
    private static final Pattern VERSION = Pattern.compile("\\d{8}-[0-9a-f]{6}");
    private static final String CURRENT = "current";
    private static final int KEPT = 3;

    /**
     * The version to serve, or empty if none was published.
     *
     * @throws BundleException if the file does not hold a version
     */
    public Optional<String> current() {
        Path file = path.resolve(CURRENT);
        try {
            String version = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (!VERSION.matcher(version).matches()) {
                throw new BundleException(
                        "%s holds \"%.40s\"; expected a version such as 20261123-a1b2c3".formatted(file, version));
            }
            return Optional.of(version);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new BundleException("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Opens and verifies one bundle. */
    public Bundle open(String version) {
        return Bundle.open(path.resolve(version));
    }

    /**
     * Keeps this folder to one training at a time, and gives it a folder for what it needs on the way. What killed
     * trainings left, unpublished bundles among it, is removed.
     *
     * @throws BundleException if another training is running
     */
    public WorkFolder work() throws IOException {
        return WorkFolder.in(path, BundleWriter.STAGING)
                .orElseThrow(
                        () -> new BundleException("another training into %s is running; wait for it".formatted(path)));
    }

    /** Starts a new bundle. */
    public BundleWriter newBundle() throws IOException {
        return new BundleWriter(path);
    }

    /** Makes a bundle the one to serve and deletes all but the last three. */
    public void makeCurrent(Bundle bundle) throws IOException {
        DurableFile.replace(path.resolve(CURRENT), bundle.version() + "\n");
        prune(bundle.version());
    }

    private void prune(String current) throws IOException {
        List<Path> newestFirst;
        try (Stream<Path> all = Files.list(path)) {
            newestFirst = new ArrayList<>(all.filter(folder ->
                            VERSION.matcher(folder.getFileName().toString()).matches())
                    .toList());
        }
        newestFirst.sort(Comparator.comparing(ModelsFolder::modified).reversed());
        newestFirst.removeIf(folder -> folder.getFileName().toString().equals(current));
        for (int i = KEPT - 1; i < newestFirst.size(); i++) {
            DurableFile.deleteTree(newestFirst.get(i));
        }
    }

    private static FileTime modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve(Bundle.MANIFEST));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
