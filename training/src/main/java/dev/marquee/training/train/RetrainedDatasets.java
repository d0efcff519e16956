package dev.marquee.training.train;

import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.file.DurableFile;
import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.dataset.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The data sets that retraining has made, which it deletes once no bundle is left that was trained on them: a nightly one
 * would fill the disk. Those that people imported are theirs.
 *
 * @param list file that names them
 * @param datasets that hold them
 */
record RetrainedDatasets(Path list, Datasets datasets) {

    /** One more. */
    void made(String id) throws IOException {
        List<String> all = new ArrayList<>(known());
        all.add(id);
        write(all);
    }

    /**
     * Deletes those that neither a bundle nor {@code datasets/current} names; none while a bundle cannot be read or an import
     * runs.
     *
     * @param warn told in a line what could not be deleted
     */
    void prune(ModelsFolder models, Consumer<String> warn) {
        try {
            Set<String> used = new HashSet<>();
            for (String version : models.versions()) {
                used.add(models.manifest(version).dataset());
            }
            List<String> made = known();
            write(datasets.delete(made, used));
        } catch (IOException | BundleException | DatasetException e) {
            warn.accept("old data sets were not deleted: %s%n".formatted(e.getMessage()));
        }
    }

    private List<String> known() throws IOException {
        return Files.exists(list) ? Files.readAllLines(list) : List.of();
    }

    private void write(List<String> ids) throws IOException {
        DurableFile.replace(list, String.join("\n", ids) + (ids.isEmpty() ? "" : "\n"));
    }
}
