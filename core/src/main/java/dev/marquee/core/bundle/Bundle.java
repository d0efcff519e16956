package dev.marquee.core.bundle;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.CatalogFile;
import dev.marquee.core.feature.FeatureSchema;
import dev.marquee.core.feature.MovieFeatures;
import dev.marquee.core.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trained model as a verified folder: complete, unaltered, and of the feature schema that this code encodes.
 * Immutable and thread-safe.
 */
public final class Bundle {
    static final String MANIFEST = "manifest.json";
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;
    private final String version;
    private final Manifest manifest;

    private Bundle(Path folder, String version, Manifest manifest) {
        this.folder = folder;
        this.version = version;
        this.manifest = manifest;
    }

    /**
     * Opens and verifies a bundle.
     *
     * @param folder {@code models/<version>}
     * @throws BundleException if it is incomplete, altered, or of another format or feature schema
     */
    public static Bundle open(Path folder) {
        try {
            Bundle bundle = new Bundle(folder, folder.getFileName().toString(), manifest(folder));
            bundle.verify();
            return bundle;
        } catch (IOException e) {
            throw new BundleException("cannot read %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** Reads what a bundle says of itself, whatever its files and its feature schema are. */
    static Manifest manifest(Path folder) {
        String version = folder.getFileName().toString();
        Path file = folder.resolve(MANIFEST);
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!version.endsWith("-" + BundleWriter.suffix(bytes))) {
                throw new BundleException("%s was altered: version %s does not end in its hash %s"
                        .formatted(file, version, BundleWriter.suffix(bytes)));
            }
            return JSON.readValue(bytes, Manifest.class);
        } catch (IOException | JacksonException e) {
            throw new BundleException("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void verify() throws IOException {
        if (manifest.format() != Manifest.FORMAT) {
            throw new BundleException("bundle %s has format %d; this version of Marquee reads format %d: train again"
                    .formatted(version, manifest.format(), Manifest.FORMAT));
        }
        if (!manifest.featureSchema().equals(FeatureSchema.hash())) {
            throw new BundleException(
                    "bundle %s was trained with another feature schema (%.12s, this code has %.12s): train again"
                            .formatted(version, manifest.featureSchema(), FeatureSchema.hash()));
        }
        Set<String> roles = manifest.files().stream().map(Manifest.Entry::role).collect(Collectors.toSet());
        List<String> missing = Arrays.stream(Role.values())
                .map(Role::label)
                .filter(label -> !roles.contains(label))
                .toList();
        if (!missing.isEmpty()) {
            throw new BundleException("bundle %s is incomplete: no file for %s".formatted(version, missing));
        }
        for (Manifest.Entry entry : manifest.files()) {
            requirePlace(entry);
            verify(entry);
        }
    }

    /** A checksum must be that of the very file that will be read. */
    private void requirePlace(Manifest.Entry entry) {
        for (Role role : Role.values()) {
            boolean placed = entry.path().equals(role.path()) || entry.path().startsWith(role.path() + "/");
            if (entry.role().equals(role.label()) && !placed) {
                throw new BundleException("bundle %s: %s is at %s; expected %s"
                        .formatted(version, role.label(), entry.path(), role.path()));
            }
        }
    }

    private void verify(Manifest.Entry entry) throws IOException {
        Path file = folder.resolve(entry.path()).normalize();
        if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
            throw new BundleException("bundle %s is incomplete: %s is missing".formatted(version, entry.path()));
        }
        if (Files.size(file) != entry.bytes() || !Digest.of(file).equals(entry.sha256())) {
            throw new BundleException(
                    "bundle %s was altered: %s differs from its checksum".formatted(version, entry.path()));
        }
    }

    /** Name of the folder, {@code yyyyMMdd-} and six hex digits. */
    public String version() {
        return version;
    }

    /** What the bundle says of itself. */
    public Manifest manifest() {
        return manifest;
    }

    /** Where it is. */
    Path folder() {
        return folder;
    }

    /** The file, or the folder of a SavedModel, with this role. */
    public Path path(Role role) {
        return folder.resolve(role.path());
    }

    /** Reads the catalog. */
    public Catalog catalog() {
        return catalog(CatalogFile::read);
    }

    /** Reads the catalog without TMDB's details, which takes a fraction of the time and of the memory. */
    public Catalog catalogWithoutDetails() {
        return catalog(CatalogFile::readWithoutDetails);
    }

    @FunctionalInterface
    private interface CatalogReader {
        Catalog read(Path file) throws IOException;
    }

    private Catalog catalog(CatalogReader reader) {
        try {
            return reader.read(path(Role.CATALOG));
        } catch (IOException e) {
            throw new BundleException("bundle %s: %s".formatted(version, e.getMessage()), e);
        }
    }

    /** Reads the golden cases. */
    public Golden golden() {
        return read(Role.GOLDEN, Golden.class);
    }

    /** Reads the vocabulary of movie metadata. */
    public MovieFeatures movieFeatures() {
        return read(Role.MOVIE_FEATURES, MovieFeatures.class);
    }

    private <T> T read(Role role, Class<T> type) {
        try {
            return JSON.readValue(path(role).toFile(), type);
        } catch (JacksonException e) {
            throw new BundleException("bundle %s: %s: %s".formatted(version, role.path(), e.getOriginalMessage()), e);
        }
    }
}
