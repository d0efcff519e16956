package dev.marquee.core.bundle;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.CatalogFile;
import dev.marquee.core.feature.MovieFeatures;
import dev.marquee.core.file.Digest;
import dev.marquee.core.file.DurableFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a bundle beside the others and moves it to its place when it is whole and durable, so that a reader never sees
 * half of one. Not thread-safe; close it: what was not published is deleted.
 */
public final class BundleWriter implements AutoCloseable {
    /** How the names of folders begin in which something is made. */
    static final String STAGING = ".staging-";

    private static final int SUFFIX_DIGITS = 6;

    private final Path models;
    private final Path staging;

    BundleWriter(Path models) throws IOException {
        this.models = models;
        Files.createDirectories(models);
        staging = Files.createDirectory(DurableFile.unused(models, STAGING));
    }

    /** Last part of a version. */
    static String suffix(byte[] manifest) {
        return Digest.of(manifest).substring(0, SUFFIX_DIGITS);
    }

    /** Where to write the file, or the folder of a SavedModel, with this role; its parent exists. */
    public Path path(Role role) throws IOException {
        Path path = staging.resolve(role.path());
        Files.createDirectories(path.getParent());
        return path;
    }

    /** Writes the catalog. */
    public void write(Catalog catalog) throws IOException {
        CatalogFile.write(catalog, path(Role.CATALOG));
    }

    /** Writes the golden cases. */
    public void write(Golden golden) throws IOException {
        Bundle.JSON.writeValue(path(Role.GOLDEN).toFile(), golden);
    }

    /** Writes the vocabulary of movie metadata. */
    public void write(MovieFeatures features) throws IOException {
        Bundle.JSON.writeValue(path(Role.MOVIE_FEATURES).toFile(), features);
    }

    /**
     * Completes the bundle and moves it to {@code models/<version>}; {@code models/current} stays as it is.
     *
     * @param draft manifest whose list of files is filled in here
     * @param day of the version
     * @return the verified bundle
     * @throws BundleException if a role has no file
     */
    public Bundle publish(Manifest draft, LocalDate day) throws IOException {
        return publish(draft.withFiles(entries()), DateTimeFormatter.BASIC_ISO_DATE.format(day));
    }

    /**
     * Moves the files of a bundle once more to {@code models/}, under a manifest that says that it was forced, and so as
     * a version of its own. The files share the disk with the original's where the file system can.
     */
    Bundle publish(Bundle original, Manifest.Forced forced) throws IOException {
        for (Manifest.Entry entry : original.manifest().files()) {
            Path copy = staging.resolve(entry.path());
            Files.createDirectories(copy.resolveSibling(""));
            linkOrCopy(original.folder().resolve(entry.path()), copy);
        }
        String day = original.version().substring(0, original.version().indexOf('-'));
        return publish(original.manifest().withForced(forced), day);
    }

    private static void linkOrCopy(Path file, Path copy) throws IOException {
        try {
            Files.createLink(copy, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, copy);
        }
    }

    private Bundle publish(Manifest complete, String day) throws IOException {
        byte[] manifest = Bundle.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(complete);
        Files.write(staging.resolve(Bundle.MANIFEST), manifest);
        Path folder = models.resolve(day + "-" + suffix(manifest));
        if (!Files.exists(folder)) {
            DurableFile.publish(staging, folder);
        }
        return Bundle.open(folder);
    }

    private List<Manifest.Entry> entries() throws IOException {
        List<Manifest.Entry> entries = new ArrayList<>();
        for (Role role : Role.values()) {
            Path path = staging.resolve(role.path());
            if (!Files.exists(path)) {
                throw new BundleException("nothing was written for " + role.label() + " at " + role.path());
            }
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String relative = staging.relativize(file).toString().replace('\\', '/');
                    entries.add(new Manifest.Entry(role.label(), relative, Files.size(file), Digest.of(file)));
                }
            }
        }
        return entries;
    }

    @Override
    public void close() throws IOException {
        DurableFile.deleteTree(staging);
    }
}
