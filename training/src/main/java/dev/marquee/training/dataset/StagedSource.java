package dev.marquee.training.dataset;

import dev.marquee.core.file.Digest;
import dev.marquee.training.store.Erasures;
import dev.marquee.training.store.Interactions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All files of an import, unpacked, numbered and hashed.
 *
 * @param id of the data set that they make: the source's name and 8 hex digits of contents, options and preparation
 * @param layout of the MovieLens files
 * @param files by role
 * @param takenAt as of when the ratings of the store are, or null without a store
 * @param erasures whom stores have erased
 */
record StagedSource(
        String id,
        Layout layout,
        Map<Role, StagedFile> files,
        @Nullable Instant takenAt,
        Erasures erasures) {
    /** Changes whenever the same files would give another data set. */
    static final int PREPARATION_VERSION = 3;

    private static final int MAX_NAME = 40;
    private static final int HASH_DIGITS = 8;

    /** Unpacks what the options name into a folder. */
    static StagedSource stage(ImportOptions options, Path folder, Consumer<String> progress) throws IOException {
        try (Source source = Source.open(options.source())) {
            MovieLensFiles found = MovieLensFiles.find(options.source().toString(), source.files());
            var wanted = new EnumMap<Role, SourceFile>(found.files());
            replace(wanted, Role.LINKS, options.links());
            replace(wanted, Role.TMDB, options.tmdb());
            Interactions store = options.store() == null ? null : Interactions.of(options.store(), System.getenv());
            if (store != null) {
                wanted.put(Role.STORE, SourceFile.onDisk(store.ndjson(folder, progress)));
            }
            Erasures erasures = erasures(options, store);
            var files = new EnumMap<Role, StagedFile>(Role.class);
            for (var entry : wanted.entrySet()) {
                var fallback = layout(found.layout(), entry.getKey()).fallback();
                files.put(
                        entry.getKey(),
                        LineStager.stage(
                                entry.getValue(),
                                fallback,
                                folder.resolve(entry.getKey().id() + ".lines")));
            }
            Instant takenAt = store == null ? null : store.takenAt();
            return new StagedSource(id(options, files, erasures), found.layout(), files, takenAt, erasures);
        }
    }

    /** Read after the ratings: who is erased meanwhile is left out. */
    private static Erasures erasures(ImportOptions options, @Nullable Interactions store) throws IOException {
        Erasures known = store == null ? Erasures.NONE : store.erasures();
        String other = options.erasures();
        return other == null || other.equals(options.store())
                ? known
                : known.and(Interactions.of(other, System.getenv()).erasures());
    }

    private static void replace(Map<Role, SourceFile> files, Role role, @Nullable Path file) {
        if (file != null) {
            files.put(role, SourceFile.onDisk(file));
        }
    }

    private static String id(ImportOptions options, Map<Role, StagedFile> files, Erasures erasures) {
        var identity = new StringBuilder("preparation=%d\n%s\n".formatted(PREPARATION_VERSION, options.fingerprint()));
        files.forEach((role, file) ->
                identity.append(role.id()).append('=').append(file.sha256()).append('\n'));
        if (!erasures.isEmpty()) {
            identity.append("erasures=").append(erasures.fingerprint()).append('\n');
        }
        String hash = Digest.of(identity.toString().getBytes(StandardCharsets.UTF_8));
        return name(options.source()) + "-" + hash.substring(0, HASH_DIGITS);
    }

    private static String name(Path source) {
        String name = String.valueOf(source.toAbsolutePath().normalize().getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.zip$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String shortened = name.substring(0, Math.min(MAX_NAME, name.length()));
        return shortened.isEmpty() ? "dataset" : shortened;
    }

    /** How the file for a role is written. */
    Layout layout(Role role) {
        return layout(layout, role);
    }

    /** What is given apart is always in the form of today. */
    private static Layout layout(Layout layout, Role role) {
        return role == Role.LINKS || role == Role.TMDB || role == Role.STORE ? Layout.CSV : layout;
    }

    /** The file for a role that every source has. */
    StagedFile file(Role role) {
        return Objects.requireNonNull(files.get(role), role::id);
    }

    /** Its files for the manifest. */
    List<Manifest.SourceEntry> entries() {
        return files.entrySet().stream()
                .map(e -> new Manifest.SourceEntry(
                        e.getKey().id(),
                        e.getValue().name(),
                        e.getValue().sha256(),
                        e.getValue().bytes()))
                .toList();
    }
}
