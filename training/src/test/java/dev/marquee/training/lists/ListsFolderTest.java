package dev.marquee.training.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ListsFolderTest {
    private static final ListPlan PLAN =
            new ListPlan("20261123-a1b2c3", "tiny-1a2b3c4d", 20, 2026, ListFormat.NDJSON, 2_500, 1_000);

    @TempDir
    private Path home;

    private Path folder() {
        return home.resolve("lists");
    }

    private static void write(ListsFolder lists, int part) throws IOException {
        Files.writeString(lists.path().resolve(lists.plan().file(part)), "part " + part);
    }

    @Test
    void isWholeOnceAllPartsAndThenTheManifestAreThere() throws IOException {
        try (ListsFolder lists = ListsFolder.open(folder(), PLAN)) {
            assertThat(lists.missing()).containsExactly(0, 1, 2);
            for (int part = 0; part < 3; part++) {
                write(lists, part);
            }
            assertThat(lists.isWhole()).isFalse();
            lists.finish();
            assertThat(lists.isWhole()).isTrue();
        }
        JsonNode manifest =
                JsonMapper.shared().readTree(folder().resolve("manifest.json").toFile());
        assertThat(manifest.path("bundle").asString()).isEqualTo("20261123-a1b2c3");
        assertThat(manifest.path("dataset").asString()).isEqualTo("tiny-1a2b3c4d");
        assertThat(manifest.path("format").asString()).isEqualTo("ndjson");
        assertThat(manifest.path("limit").intValue()).isEqualTo(20);
        assertThat(manifest.path("year").intValue()).isEqualTo(2026);
        assertThat(manifest.path("users").intValue()).isEqualTo(2_500);
        assertThat(manifest.path("parts").intValue()).isEqualTo(3);
        assertThat(manifest.at("/files/2/name").asString()).isEqualTo("part-000002.ndjson");
        assertThat(manifest.at("/files/2/users").intValue()).isEqualTo(500);
        assertThat(manifest.at("/files/2/bytes").intValue()).isEqualTo(6);
        assertThat(manifest.at("/files/2/sha256").asString()).hasSize(64);
    }

    @Test
    void tellsWhatWasBegun() throws IOException {
        assertThat(ListsFolder.begun(folder())).isEmpty();
        ListsFolder.open(folder(), PLAN).close();
        assertThat(ListsFolder.begun(folder())).contains(PLAN);
    }

    @Test
    void goesOnWithTheYearThatItBeganIn() throws IOException {
        try (ListsFolder lists = ListsFolder.open(folder(), PLAN)) {
            write(lists, 1);
        }
        try (ListsFolder lists = ListsFolder.open(folder(), PLAN.at(2027))) {
            assertThat(lists.plan()).isEqualTo(PLAN);
            assertThat(lists.missing()).containsExactly(0, 2);
        }
    }

    @Test
    void isNoLongerWholeWithoutOneOfItsParts() throws IOException {
        try (ListsFolder lists = ListsFolder.open(folder(), PLAN)) {
            for (int part = 0; part < 3; part++) {
                write(lists, part);
            }
            lists.finish();
            Files.delete(folder().resolve("part-000001.ndjson"));
            assertThat(lists.isWhole()).isFalse();
            lists.begin();
            assertThat(folder().resolve("manifest.json")).doesNotExist();
        }
    }

    static List<ListPlan> others() {
        return List.of(
                new ListPlan("20261124-a1b2c3", "tiny-1a2b3c4d", 20, 2026, ListFormat.NDJSON, 2_500, 1_000),
                new ListPlan("20261123-a1b2c3", "tiny-5a2b3c4d", 20, 2026, ListFormat.NDJSON, 2_500, 1_000),
                new ListPlan("20261123-a1b2c3", "tiny-1a2b3c4d", 21, 2026, ListFormat.NDJSON, 2_500, 1_000),
                new ListPlan("20261123-a1b2c3", "tiny-1a2b3c4d", 20, 2026, ListFormat.PARQUET, 2_500, 1_000),
                new ListPlan("20261123-a1b2c3", "tiny-1a2b3c4d", 20, 2026, ListFormat.NDJSON, 2_500, 500));
    }

    @ParameterizedTest
    @MethodSource("others")
    void refusesToMixListsWithOthers(ListPlan other) throws IOException {
        ListsFolder.open(folder(), PLAN).close();

        assertThatThrownBy(() -> ListsFolder.open(folder(), other))
                .isInstanceOf(ListsException.class)
                .hasMessage(
                        "%s has %s; asked for are %s; give another --out, or delete the folder", folder(), PLAN, other);

        ListsFolder.open(folder(), PLAN).close(); // nobody holds it
    }

    @Test
    void saysWhatListsAreOf() {
        assertThat(PLAN)
                .hasToString(
                        "lists of 20 for data set tiny-1a2b3c4d with bundle 20261123-a1b2c3 as ndjson, 1,000 users a file");
    }

    @Test
    void refusesAFolderOfOtherFiles() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("holidays.jpg"), "");

        assertThatThrownBy(() -> ListsFolder.open(folder(), PLAN))
                .isInstanceOf(ListsException.class)
                .hasMessageContaining("has other files, such as holidays.jpg, and no plan.json");
    }

    @Test
    void refusesAPlanThatIsDamaged() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("plan.json"), "{\"bundle\":");

        assertThatThrownBy(() -> ListsFolder.open(folder(), PLAN))
                .isInstanceOf(ListsException.class)
                .hasMessageContaining("plan.json is damaged: ");
    }

    @Test
    void isForOneWriterAtATime() throws IOException {
        try (ListsFolder _ = ListsFolder.open(folder(), PLAN)) {
            assertThatThrownBy(() -> ListsFolder.open(folder(), PLAN))
                    .isInstanceOf(ListsException.class)
                    .hasMessageContaining("another run makes lists in")
                    .hasMessageEndingWith("wait for it");
        }
    }
}
