package dev.marquee.core.bundle;

import dev.marquee.core.file.DurableFile;
import dev.marquee.core.file.WorkFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of all bundles, {@code models/}; its file {@code current} names the one to serve, {@code history} those served
 * before.
 *
 * @param path the folder; it need not exist yet
 */
public record ModelsFolder(Path path) {
    private static final Pattern VERSION = Pattern.compile("\\d{8}-[0-9a-f]{6}");
    private static final String CURRENT = "current";
    private static final String HISTORY = "history";
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
            if (!isVersion(version)) {
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

    /** Whether this is how versions look. */
    public static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    /** Opens and verifies one bundle. */
    public Bundle open(String version) {
        return Bundle.open(path.resolve(version));
    }

    /**
     * Keeps this folder to one writer at a time, and gives it a folder for what it needs on the way. What killed ones
     * left, half-written bundles among it, is removed.
     *
     * @throws BundleException if another training or publication is running
     */
    public WorkFolder work() throws IOException {
        return WorkFolder.in(path, BundleWriter.STAGING)
                .orElseThrow(() -> new BundleException(
                        "another training or publication in %s is running; wait for it".formatted(path)));
    }

    /** Starts a new bundle. */
    public BundleWriter newBundle() throws IOException {
        return new BundleWriter(path);
    }

    /** What a bundle says of itself, whether it can be served here or not. */
    public Manifest manifest(String version) {
        return Bundle.manifest(path.resolve(version));
    }

    /** The versions of all bundles that are there, the newest first. */
    public List<String> versions() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(folder -> isThere(folder.getFileName().toString()))
                    .sorted(Comparator.comparing(ModelsFolder::modified).reversed())
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }
    }

    private boolean isThere(String version) {
        return isVersion(version) && Files.exists(path.resolve(version).resolve(Bundle.MANIFEST));
    }

    /** The version that was served before the current one, of those that are still there. */
    public Optional<String> previous() {
        String current = current().orElse("");
        // A process that died between its two writes has left the current one there.
        return history().versions().reversed().stream()
                .dropWhile(current::equals)
                .filter(this::isThere)
                .findFirst();
    }

    /** Makes a bundle the one to serve, remembers the one before and deletes old ones. */
    public void makeCurrent(Bundle bundle) throws IOException {
        Optional<String> before = current().filter(version -> !version.equals(bundle.version()));
        if (before.isPresent()) {
            history().add(before.get());
        }
        DurableFile.replace(path.resolve(CURRENT), bundle.version() + "\n");
        prune();
    }

    /** Makes a bundle that was served before the one to serve again, and forgets those that came after it. */
    public void returnTo(Bundle earlier) throws IOException {
        DurableFile.replace(path.resolve(CURRENT), earlier.version() + "\n");
        history().cutAt(earlier.version());
    }

    /**
     * Writes a bundle once more as a version whose manifest says that it was published by force.
     *
     * @return the new version, not yet the current one
     */
    public Bundle forced(Bundle bundle, Manifest.Forced forced) throws IOException {
        try (BundleWriter writer = newBundle()) {
            return writer.publish(bundle, forced);
        }
    }

    /** Deletes all bundles but the last three, the current one and the one before it. */
    public void prune() throws IOException {
        List<String> newestFirst = versions();
        Set<String> kept = new HashSet<>(newestFirst.subList(0, Math.min(KEPT, newestFirst.size())));
        current().ifPresent(kept::add);
        previous().ifPresent(kept::add);
        for (String version : newestFirst) {
            if (!kept.contains(version)) {
                DurableFile.deleteTree(path.resolve(version));
            }
        }
    }

    private ServedHistory history() {
        return new ServedHistory(path.resolve(HISTORY));
    }

    private static FileTime modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve(Bundle.MANIFEST));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
