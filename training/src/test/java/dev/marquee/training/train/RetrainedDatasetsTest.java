package dev.marquee.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.training.dataset.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link RetrainedDatasets}. */
class RetrainedDatasetsTest {
    @TempDir
    private Path home;

    private final List<String> said = new ArrayList<>();

    private void dataset(String id) throws IOException {
        Files.createDirectories(home.resolve("datasets").resolve(id));
        Files.writeString(home.resolve("datasets").resolve(id).resolve("ratings.parquet"), id);
    }

    @Test
    void deletesWhatItMadeAndNobodyUses() throws Exception {
        for (String id : List.of("mine-1", "old-1", "new-1")) {
            dataset(id);
        }
        RetrainedDatasets datasets =
                new RetrainedDatasets(home.resolve("list"), new Datasets(home.resolve("datasets")));
        datasets.made("old-1");
        datasets.made("new-1");
        Files.writeString(home.resolve("datasets/current"), "new-1\n");

        datasets.prune(new ModelsFolder(home.resolve("models")), said::add);

        assertThat(home.resolve("datasets/old-1")).doesNotExist();
        assertThat(home.resolve("datasets/new-1")).isDirectory();
        assertThat(home.resolve("datasets/mine-1")).isDirectory();
        assertThat(home.resolve("list")).hasContent("new-1");
        datasets.prune(new ModelsFolder(home.resolve("models")), said::add);
        assertThat(home.resolve("list")).hasContent("new-1");
    }

    @Test
    void deletesNothingElseWhateverTheListSays() throws Exception {
        dataset("new-1");
        Files.writeString(home.resolve("datasets/current"), "new-1\n");
        Files.createDirectories(home.resolve("models"));
        Files.writeString(home.resolve("list"), "\n../models\n.\nabsent-1\n");
        new RetrainedDatasets(home.resolve("list"), new Datasets(home.resolve("datasets")))
                .prune(new ModelsFolder(home.resolve("models")), said::add);
        assertThat(home.resolve("models")).isDirectory();
        assertThat(home.resolve("datasets/new-1")).isDirectory();
        assertThat(home.resolve("list")).isEmptyFile();
        assertThat(said).isEmpty();
    }
}
