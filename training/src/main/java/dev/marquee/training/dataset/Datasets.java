package dev.marquee.training.dataset;

import dev.marquee.core.file.DurableFile;
import dev.marquee.core.file.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
     * @throws DatasetException if there is none, or it is incomplete
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
        return Dataset.open(chosenFolder);
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
        try (var entries = Files.list(folder)) {
            var ids = entries.filter(entry -> Files.exists(entry.resolve(Dataset.MANIFEST)))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
            return ids.isEmpty()
                    ? "none is there yet, run ./marquee import FILE-OR-FOLDER"
                    : "there are " + String.join(", ", ids);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
