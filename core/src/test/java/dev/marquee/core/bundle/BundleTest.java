package dev.marquee.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movies;
import dev.marquee.core.feature.FeatureSchema;
import dev.marquee.core.feature.MovieFeatures;
import dev.marquee.core.file.Digest;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@link Bundle} and {@link BundleWriter}. */
class BundleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Catalog CATALOG = Catalog.of(List.of(Movies.movie(5, 1999, 2, "Drama")));
    private static final Golden GOLDEN = new Golden(List.of(new Golden.Case(
            History.inOrder(List.of(new RatedMovie(5, 4.5f, 7))),
            2016,
            List.of(0.5f, 1f),
            List.of(5),
            List.of(3.25f))));

    @TempDir
    private Path folder;

    private static Manifest manifest(String schema, long seed) {
        return new Manifest(
                Manifest.FORMAT,
                schema,
                "sample-1",
                "abc",
                seed,
                Map.of("dimension", JsonNodeFactory.instance.numberNode(64)),
                new Blend(0.6),
                new Manifest.TrainedOn(1, 1, 2, 7),
                JsonNodeFactory.instance.objectNode().put("rmse", 0.87),
                List.of(),
                "25",
                "Linux",
                null,
                null,
                null,
                null);
    }

    private ModelsFolder models() {
        return new ModelsFolder(folder.resolve("models"));
    }

    private Bundle written(String schema, long seed) throws IOException {
        try (BundleWriter writer = models().newBundle()) {
            writer.write(CATALOG);
            writer.write(GOLDEN);
            writer.write(MovieFeatures.of(CATALOG));
            for (Role role : List.of(Role.USER_TOWER, Role.ITEM_TOWER, Role.RATING_MODEL, Role.MOVIE_TOWER)) {
                Files.createDirectories(writer.path(role).resolve("variables"));
                Files.writeString(writer.path(role).resolve("saved_model.pb"), role.label());
                Files.writeString(writer.path(role).resolve("variables/variables.index"), "weights");
            }
            Files.writeString(writer.path(Role.ITEM_VECTORS), "vectors");
            Files.writeString(writer.path(Role.INDEX), "graph");
            return writer.publish(manifest(schema, seed), DAY);
        }
    }

    private Bundle written() throws IOException {
        return written(FeatureSchema.hash(), 42);
    }

    private void refused(String version, String... words) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> models().open(version))
                .withMessageContainingAll(words);
    }

    /** Services run as other users than the trainer. */
    @Test
    void whatIsPublishedIsReadableLikeAnyOtherFile() throws IOException {
        Bundle bundle = written();
        models().makeCurrent(bundle);

        Path ordinaryFolder = Files.createDirectory(folder.resolve("ordinary"));
        Path ordinaryFile = Files.writeString(ordinaryFolder.resolve("file"), "");
        assertThat(Files.getPosixFilePermissions(folder.resolve("models").resolve(bundle.version())))
                .isEqualTo(Files.getPosixFilePermissions(ordinaryFolder));
        assertThat(Files.getPosixFilePermissions(folder.resolve("models/current")))
                .isEqualTo(Files.getPosixFilePermissions(ordinaryFile));
    }

    @Test
    void goldenRatingsOfEarlierVersionsHaveNoWeight() {
        String earlier = """
                {"cases":[{"history":{"ratings":[{"movieId":5,"rating":4.5,"ratedAt":7}],"empty":false},"year":2016,
                 "userEmbedding":[0.5,1.0],"movieIds":[5],"predictedRatings":[3.25]}]}""";
        assertThat(Bundle.JSON.readValue(earlier, Golden.class)).isEqualTo(GOLDEN);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Bundle bundle = models().open(written().version());
        assertThat(bundle.version()).matches("20261123-[0-9a-f]{6}");
        assertThat(bundle.catalog().movies()).isEqualTo(CATALOG.movies());
        assertThat(bundle.golden()).isEqualTo(GOLDEN);
        assertThat(bundle.movieFeatures()).isEqualTo(MovieFeatures.of(CATALOG));
        assertThat(bundle.manifest().blend()).isEqualTo(new Blend(0.6));
        assertThat(bundle.manifest().servable()).isTrue();
        assertThat(bundle.path(Role.USER_TOWER).resolve("saved_model.pb")).hasContent("user-tower");
    }

    @Test
    void theErrorIsTheRankingModels() {
        Manifest nobodyMeasured = manifest("schema", 1);
        String evaluated = "\"evaluatedOn\":{\"ranking\":{\"biases\":{\"rmse\":0.89},\"DCN-v2\":{\"rmse\":0.82}}}";
        String json = JsonMapper.shared().writeValueAsString(nobodyMeasured);

        Manifest measured = JsonMapper.shared()
                .readValue(json.replaceFirst("\"evaluatedOn\":\\{[^}]*}", evaluated), Manifest.class);

        assertThat(nobodyMeasured.evaluatedError()).isNaN();
        assertThat(measured.evaluatedError()).isEqualTo(0.82);
    }

    @Test
    void nothingIsLeftBesideThePublishedBundle() throws IOException {
        Bundle bundle = written();
        assertThat(Files.list(models().path())).containsExactly(models().path().resolve(bundle.version()));
    }

    @Test
    void anAbandonedBundleLeavesNothing() throws IOException {
        try (BundleWriter writer = models().newBundle()) {
            writer.write(CATALOG);
            assertThatExceptionOfType(BundleException.class)
                    .isThrownBy(() -> writer.publish(manifest(FeatureSchema.hash(), 1), DAY))
                    .withMessageContaining("user-tower");
        }
        assertThat(Files.list(models().path())).isEmpty();
    }

    @Test
    void anAlteredFileIsRefused() throws IOException {
        Bundle bundle = written();
        Files.writeString(bundle.path(Role.ITEM_VECTORS), "vectorz");
        refused(bundle.version(), "altered", "retrieval/item-vectors.bin");
    }

    @Test
    void aMissingFileIsRefused() throws IOException {
        Bundle bundle = written();
        Files.delete(bundle.path(Role.RATING_MODEL).resolve("variables/variables.index"));
        refused(bundle.version(), "incomplete", "ranking/rating-model/variables/variables.index");
    }

    @Test
    void anAlteredManifestIsRefused() throws IOException {
        Bundle bundle = written();
        Path manifest = models().path().resolve(bundle.version()).resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("0.6", "0.7"));
        refused(bundle.version(), "altered", "manifest.json");
    }

    /** Made by somebody who also made the checksums and the version right. */
    @Test
    void aFileOutsideOfTheBundleIsRefused() throws IOException {
        Bundle bundle = written();
        Path outside = Files.writeString(models().path().resolve("outside"), "of another");
        Path manifest = bundle.folder().resolve("manifest.json");
        String entry = "{\"role\":\"other\",\"path\":\"../outside\",\"bytes\":%d,\"sha256\":\"%s\"},"
                .formatted(Files.size(outside), Digest.of(outside));
        String forged = Files.readString(manifest).replaceFirst("\"files\"\\s*:\\s*\\[", "$0" + entry);
        assertThat(forged).contains("../outside");
        Files.writeString(manifest, forged);
        String version = "20261123-" + BundleWriter.suffix(Files.readAllBytes(manifest));
        Files.move(bundle.folder(), models().path().resolve(version));
        refused(version, "incomplete", "../outside");
    }

    @Test
    void anotherFeatureSchemaIsRefused() {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> written("0".repeat(64), 42))
                .withMessageContainingAll(
                        "feature schema", "000000000000", FeatureSchema.hash().substring(0, 12));
    }

    @Test
    void theFormatOfAnEarlierVersionIsRefused() throws IOException {
        Bundle bundle = written();
        Path manifest = bundle.folder().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"format\" : 2", "\"format\" : 1"));
        String version = "20261123-" + BundleWriter.suffix(Files.readAllBytes(manifest));
        Files.move(bundle.folder(), models().path().resolve(version));
        assertThat(models().manifest(version).servable()).isFalse();
        refused(version, "has format 1; this version of Marquee reads format 2: train again");
    }

    @Test
    void aMissingBundleIsRefused() {
        refused("20261123-000000", "manifest.json");
    }

    @Test
    void currentNamesTheBundleToServe() throws IOException {
        assertThat(models().current()).isEmpty();
        Bundle bundle = written();
        models().makeCurrent(bundle);
        assertThat(models().current()).hasValue(bundle.version());
    }

    @Test
    void currentMustHoldAVersion() throws IOException {
        Files.createDirectories(models().path());
        Files.writeString(models().path().resolve("current"), "../../etc");
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> models().current())
                .withMessageContainingAll("current", "../../etc", "expected a version");
    }

    @Test
    void theManifestStatesTheSizeOfAllFiles() throws IOException {
        Bundle bundle = written();

        long bytes = 0;
        for (Manifest.Entry entry : bundle.manifest().files()) {
            bytes += Files.size(bundle.folder().resolve(entry.path()));
        }
        assertThat(bundle.manifest().bytes()).isEqualTo(bytes);
        assertThat(Bundle.JSON
                        .readTree(bundle.folder().resolve("manifest.json").toFile())
                        .path("bytes")
                        .longValue())
                .isEqualTo(bytes);
    }

    @Test
    void aForcedBundleIsAVersionOfItsOwnThatSaysSo() throws IOException {
        Bundle bundle = written();
        Manifest.Forced forced = new Manifest.Forced("2026-11-23T20:15:00Z", bundle.version(), List.of("size"));

        Bundle saysSo = models().forced(bundle, forced);

        assertThat(saysSo.version()).startsWith("20261123-").isNotEqualTo(bundle.version());
        assertThat(models().open(saysSo.version()).manifest().forced()).isEqualTo(forced);
        assertThat(saysSo.manifest().files()).isEqualTo(bundle.manifest().files());
        assertThat(saysSo.catalog().movies()).isEqualTo(CATALOG.movies());
        assertThat(models().open(bundle.version()).manifest().forced()).isNull();
        assertThat(models().current()).isEmpty();
    }

    @Test
    void aManifestIsReadWhateverBecameOfTheFiles() throws IOException {
        Bundle bundle = written();
        Files.delete(bundle.path(Role.CATALOG));

        assertThat(models().manifest(bundle.version())).isEqualTo(bundle.manifest());
    }
}
