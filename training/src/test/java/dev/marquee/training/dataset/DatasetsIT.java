package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsIT {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void folder() {
        cli = new Cli(folder);
    }

    @Test
    void saysWhatToRunWhereNothingIsImported() {
        assertRefused(null, "no data set yet", "run ./marquee import");
        assertRefused("films-12345678", "no data set films-12345678", "run ./marquee import");
    }

    @Test
    void namesWhatIsThereForAnUnknownId() throws IOException {
        String id = imported();

        assertRefused("films-12345678", "there are " + id);
        assertRefused("../../etc", "is not the id of a data set", "there are " + id);
    }

    @Test
    void refusesADataSetOfWhichAFileIsMissingOrCut() throws IOException {
        Path data = cli.datasets().folderOf(imported());

        Files.write(data.resolve(Dataset.MOVIES), new byte[10]);
        assertRefused(null, Dataset.MOVIES + " is missing or damaged", "import again");
        Files.delete(data.resolve(Dataset.MOVIES));
        assertRefused(null, Dataset.MOVIES + " is missing or damaged");
    }

    @Test
    void refusesADamagedManifest() throws IOException {
        Path data = cli.datasets().folderOf(imported());

        Files.writeString(data.resolve(Dataset.MANIFEST), "{\"id\":");
        assertRefused(null, "manifest.json is damaged");
        Files.delete(data.resolve(Dataset.MANIFEST));
        assertRefused(null, "holds no data set");
    }

    @Test
    void refusesADataSetOfAnotherPreparation() throws IOException {
        Path manifest = cli.datasets().folderOf(imported()).resolve(Dataset.MANIFEST);

        String older =
                Files.readString(manifest).replaceFirst("\"preparationVersion\" : \\d+", "\"preparationVersion\" : 0");
        Files.writeString(manifest, older);

        assertRefused(null, "was prepared by version 0 of the import", "import it again");
    }

    @Test
    void removesWhatAKilledImportLeft() throws IOException {
        Path leftover = cli.datasets().folder().resolve(".import-123/dataset/ratings.parquet");
        Files.createDirectories(leftover.getParent());
        Files.write(leftover, new byte[10]);

        assertThat(cli.left()).containsExactly(".import-123");
        String id = imported();

        assertThat(cli.left()).containsExactly("current", id);
    }

    private String imported() throws IOException {
        return cli.ratings("1,1,4.0,200")
                .importSource("--json")
                .json()
                .get("dataset")
                .asString();
    }

    private void assertRefused(String id, String... messages) {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> cli.datasets().resolve(id))
                .satisfies(e -> assertThat(e.getMessage()).contains(messages));
    }
}
