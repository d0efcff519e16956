package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Imports the same by this process and by others, and compares what comes out.
 *
 * @param folder for both folders of data sets
 */
public record SameDataset(Path folder) {

    /** What an import by this process gives, and an import that is divided: the same files, or the same refusal. */
    public void assertSame(ImportOptions options, Division division) throws IOException {
        Throwable refusal = catchThrowable(() -> run("local", options, null));

        Throwable refusalOfOthers = catchThrowable(() -> run("divided", options, division));

        if (refusal == null) {
            assertThat(refusalOfOthers).isNull();
            assertSameFiles();
        } else {
            assertThat(refusalOfOthers).isInstanceOf(DatasetException.class).hasMessage(refusal.getMessage());
        }
        assertThat(left("divided")).isEqualTo(left("local"));
    }

    /** As {@link #assertSame}, where both must refuse in words that have this in them. */
    public void assertRefused(ImportOptions options, Division division, String words) throws IOException {
        assertThat(catchThrowable(() -> run("local", options, null))).hasMessageContaining(words);
        assertSame(options, division);
        assertThat(left("divided")).isEmpty();
    }

    /** Imports into a folder of that name. */
    public DatasetImporter.Outcome run(String name, ImportOptions options, @Nullable Division division)
            throws IOException {
        return new DatasetImporter(datasets(name), step -> {}, division).run(options);
    }

    private Datasets datasets(String name) {
        return new Datasets(folder.resolve(name));
    }

    private void assertSameFiles() throws IOException {
        Path local = datasets("local").resolve(null).folder();
        Path divided = datasets("divided").resolve(null).folder();
        assertThat(divided.getFileName()).isEqualTo(local.getFileName());
        assertThat(names(divided)).isEqualTo(names(local));
        assertThat(names(local)).contains("manifest.json", "ratings.parquet", "movies.parquet", "report.json");
        List<String> different = new ArrayList<>();
        for (String name : names(local)) {
            if (Files.mismatch(divided.resolve(name), local.resolve(name)) >= 0) {
                different.add(name);
            }
        }
        assertThat(different).as("files that are not the same").isEmpty();
    }

    /** What is in a folder of data sets, without the lock. */
    public List<String> left(String name) throws IOException {
        return names(folder.resolve(name)).stream()
                .filter(file -> !file.equals(".lock"))
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
