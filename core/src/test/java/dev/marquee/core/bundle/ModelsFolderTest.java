package dev.marquee.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.feature.FeatureSchema;
import dev.marquee.core.file.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@link ModelsFolder}: which bundle is served, which was before, and which are kept. */
class ModelsFolderTest {
    @TempDir
    private Path folder;

    private ModelsFolder models;
    private int written;

    @BeforeEach
    void inAnEmptyFolder() {
        models = new ModelsFolder(folder.resolve("models"));
    }

    /** A bundle with a line of text in the place of each part, a second newer than the one before. */
    private Bundle write() throws IOException {
        try (BundleWriter writer = models.newBundle()) {
            for (Role role : Role.values()) {
                Files.writeString(writer.path(role), role.label());
            }
            Bundle bundle = writer.publish(manifest(++written), LocalDate.of(2026, 11, 23));
            FileTime time = FileTime.fromMillis(1_000L * written);
            Files.setLastModifiedTime(bundle.folder().resolve(Bundle.MANIFEST), time);
            return bundle;
        }
    }

    private static Manifest manifest(long seed) {
        return new Manifest(
                Manifest.FORMAT,
                FeatureSchema.hash(),
                "sample-1",
                "abc",
                seed,
                Map.of(),
                new Blend(0.6),
                new Manifest.TrainedOn(1, 1, 2, 7),
                JsonNodeFactory.instance.objectNode(),
                List.of(),
                "25",
                "Linux",
                null,
                null,
                null,
                null);
    }

    private Bundle publish() throws IOException {
        Bundle bundle = write();
        models.makeCurrent(bundle);
        return bundle;
    }

    private Path file(String name) {
        return models.path().resolve(name);
    }

    @Test
    void hasNoVersionsBeforeTheFirst() throws IOException {
        assertThat(models.versions()).isEmpty();
        assertThat(models.current()).isEmpty();
        assertThat(models.previous()).isEmpty();
    }

    @Test
    void listsTheNewestVersionFirst() throws IOException {
        Bundle first = write();
        Bundle second = write();
        Files.createDirectory(file(".staging-1"));

        assertThat(models.versions()).containsExactly(second.version(), first.version());
    }

    @Test
    void remembersWhatWasServedBefore() throws IOException {
        Bundle first = publish();
        assertThat(models.previous()).isEmpty();

        Bundle second = publish();

        assertThat(models.current()).hasValue(second.version());
        assertThat(models.previous()).hasValue(first.version());
        assertThat(file("history")).hasContent(first.version());
    }

    @Test
    void remembersNothingWhenTheCurrentOneIsPublishedAgain() throws IOException {
        Bundle first = publish();
        Bundle second = publish();

        models.makeCurrent(second);

        assertThat(models.previous()).hasValue(first.version());
        assertThat(file("history")).hasContent(first.version());
    }

    @Test
    void returnsStepByStep() throws IOException {
        Bundle first = publish();
        Bundle second = publish();
        publish();

        models.returnTo(models.open(models.previous().orElseThrow()));
        assertThat(models.current()).hasValue(second.version());

        models.returnTo(models.open(models.previous().orElseThrow()));
        assertThat(models.current()).hasValue(first.version());
        assertThat(models.previous()).isEmpty();
    }

    @Test
    void leavesOutVersionsThatWereDeleted() throws IOException {
        Bundle first = publish();
        Bundle second = publish();
        publish();
        DurableFile.deleteTree(second.folder());

        assertThat(models.previous()).hasValue(first.version());
        models.returnTo(first);
        assertThat(models.previous()).isEmpty();
    }

    @Test
    void staysRightWhereAPublicationDiedBetweenItsWrites() throws IOException {
        Bundle first = publish();
        Bundle second = publish();
        Files.writeString(file("history"), first.version() + "\n" + second.version() + "\n");

        assertThat(models.current()).hasValue(second.version());
        assertThat(models.previous()).hasValue(first.version());
    }

    @Test
    void staysRightWhereARollbackDiedBetweenItsWrites() throws IOException {
        Bundle first = publish();
        publish();
        Files.writeString(file("current"), first.version() + "\n");

        assertThat(models.previous()).isEmpty();
    }

    @Test
    void readsPastWhatIsNoVersion() throws IOException {
        Bundle first = publish();
        publish();
        Files.writeString(file("history"), first.version() + "\n\nsomebody's note\n");

        assertThat(models.previous()).hasValue(first.version());
    }

    @Test
    void remembersOnlyTheLastTwenty() throws IOException {
        Bundle one = publish();
        Bundle other = publish();
        for (int i = 0; i < 15; i++) {
            models.makeCurrent(one);
            models.makeCurrent(other);
        }

        assertThat(Files.readAllLines(file("history"))).hasSize(20).endsWith(other.version(), one.version());
    }

    @Test
    void keepsTheLastThreeAndTheCurrentOneAndTheOneBefore() throws IOException {
        Bundle previous = publish();
        Bundle current = publish();
        List<String> later = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            later.addFirst(write().version());
        }

        models.prune();

        assertThat(models.versions())
                .containsExactly(later.get(0), later.get(1), later.get(2), current.version(), previous.version());
    }
}
