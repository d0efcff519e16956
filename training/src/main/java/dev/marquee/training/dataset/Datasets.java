package dev.marquee.training.dataset;

import dev.marquee.core.file.DurableFile;
import dev.marquee.core.file.WorkFolder;
import dev.marquee.training.store.Lifetime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The folder that holds the imported data sets, one sub-folder each, and the name of the current one. */
public final class Datasets {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final String CURRENT = "current";

    private final Path folder;

    /**
     * The data sets of a folder.
     *
     * @param folder such as {@code datasets/}; need not exist
     */
    public Datasets(Path folder) {
        this.folder = folder;
    }

    /** The folder itself. */
    public Path folder() {
        return folder;
    }

    /** Where the data set of that id is, or would be. */
    Path folderOf(String id) {
        return folder.resolve(id);
    }

    /**
     * Opens a data set.
     *
     * @param id the data set, or null for the one imported last
     * @throws DatasetException if there is none, it is incomplete, or it has ratings of the store that are too old to be used
     */
    public Dataset resolve(@Nullable String id) {
        if (id != null && !ID.matcher(id).matches()) {
            throw new DatasetException("\"" + id + "\" is not the id of a data set; " + known());
        }
        String chosen = id == null ? current() : id;
        Path chosenFolder = folderOf(chosen);
        if (!Files.isDirectory(chosenFolder)) {
            throw new DatasetException("no data set " + chosen + " in " + folder + "; " + known());
        }
        refuseExpired(chosen);
        return Dataset.open(chosenFolder);
    }

    private void refuseExpired(String id) {
        try {
            Lifetime lifetime = Lifetime.of(System.getenv());
            Instant takenAt = StoreCopy.takenAt(folderOf(id)).orElse(Instant.MAX);
            if (takenAt.isBefore(Instant.MAX) && lifetime.isOver(takenAt, Instant.now())) {
                throw new DatasetException(
                        "data set %s has ratings of the store as of %s, which may be used for %d days (%s); import again"
                                .formatted(id, takenAt, lifetime.keep().toDays(), Lifetime.VARIABLE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A data set, as {@code ./marquee datasets} shows it.
     *
     * @param importedAt when it was imported first
     * @param takenAt as of when it has ratings of the store, or null without any
     * @param expiresAt when it may not be used any more, or null for never
     * @param current whether it is the one imported last
     */
    record Listed(
            String id,
            Instant importedAt,
            @Nullable Instant takenAt,
            @Nullable Instant expiresAt,
            boolean current) {}

    /** The data sets by their ids. */
    List<Listed> list(Lifetime lifetime) throws IOException {
        List<Listed> all = new ArrayList<>();
        for (String id : ids()) {
            Instant takenAt = StoreCopy.takenAt(folderOf(id)).orElse(null);
            all.add(new Listed(
                    id,
                    StoreCopy.importedAt(folderOf(id)),
                    takenAt,
                    takenAt == null ? null : lifetime.end(takenAt),
                    isCurrent(id)));
        }
        return all;
    }

    /**
     * Deletes those that have ratings of the store and are too old, also the current one; by whoever keeps other imports out.
     *
     * @return their ids
     */
    List<String> deleteExpired(Lifetime lifetime, Instant now) throws IOException {
        List<String> deleted = new ArrayList<>();
        for (String id : ids()) {
            Optional<Instant> takenAt = StoreCopy.takenAt(folderOf(id));
            if (takenAt.isPresent() && lifetime.isOver(takenAt.get(), now)) {
                if (isCurrent(id)) {
                    Files.delete(folder.resolve(CURRENT));
                }
                DurableFile.deleteTree(folderOf(id));
                deleted.add(id);
            }
        }
        return deleted;
    }

    private boolean isCurrent(String id) {
        return Files.exists(folder.resolve(CURRENT)) && id.equals(current());
    }

    /** Makes a data set the current one, by a rename. */
    void setCurrent(String id) throws IOException {
        DurableFile.replace(folder.resolve(CURRENT), id + "\n");
    }

    /**
     * Deletes data sets, but not the current one and not while an import is running.
     *
     * @param ids what is no id, or is not there, is passed over
     * @param used those that must stay
     * @return those that are still there
     */
    public List<String> delete(List<String> ids, Set<String> used) throws IOException {
        try (WorkFolder _ = DatasetImporter.work(this)) {
            List<String> left = new ArrayList<>();
            for (String id : ids) {
                if (!ID.matcher(id).matches() || !Files.isDirectory(folderOf(id))) {
                    continue;
                }
                if (used.contains(id) || id.equals(current())) {
                    left.add(id);
                } else {
                    DurableFile.deleteTree(folderOf(id));
                }
            }
            return left;
        }
    }

    private String current() {
        try {
            return Files.readString(folder.resolve(CURRENT)).strip();
        } catch (IOException absent) {
            throw new DatasetException(
                    "no data set yet in " + folder + "; run ./marquee import FILE-OR-FOLDER", absent);
        }
    }

    private String known() {
        if (!Files.isDirectory(folder)) {
            return "none is there yet, run ./marquee import FILE-OR-FOLDER";
        }
        try {
            List<String> ids = ids();
            return ids.isEmpty()
                    ? "none is there yet, run ./marquee import FILE-OR-FOLDER"
                    : "there are " + String.join(", ", ids);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> ids() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> Files.exists(entry.resolve(Dataset.MANIFEST)))
                    .map(entry -> entry.getFileName().toString())
                    .filter(id -> ID.matcher(id).matches())
                    .sorted()
                    .toList();
        }
    }
}
