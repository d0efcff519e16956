package dev.marquee.ranking.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.ranking.ScoresRequest;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Golden;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.file.DurableFile;
import dev.marquee.tensorflow.TinyBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which bundles the ranking service refuses, and what it says. */
class BundleRefusalIT {
    @TempDir
    private Path models;

    private void assertRefused(String... messages) {
        assertThatThrownBy(() -> Service.start(models).close())
                .rootCause()
                .satisfies(cause -> assertThat(cause).hasMessageContainingAll(messages));
    }

    private static Golden withOtherRatings(Golden golden) {
        return new Golden(golden.cases().stream()
                .map(each -> {
                    List<Float> ratings = new ArrayList<>(each.predictedRatings());
                    ratings.set(2, ratings.get(2) + 0.001f);
                    return new Golden.Case(each.history(), each.year(), each.userEmbedding(), each.movieIds(), ratings);
                })
                .toList());
    }

    private static ScoresRequest request() {
        return new ScoresRequest(new WireHistory(new int[] {10}, new float[] {4}), new int[] {20, 30}, 2018);
    }

    @Test
    void anIncompleteOne() throws Exception {
        Bundle bundle = new TinyBundle(1).publish(models);
        Files.delete(bundle.path(Role.RATING_MODEL).resolve("saved_model.pb"));
        assertRefused("bundle " + bundle.version() + " is incomplete: ranking/rating-model/saved_model.pb is missing");
    }

    @Test
    void anAlteredOne() throws Exception {
        Bundle bundle = new TinyBundle(1).publish(models);
        Files.write(bundle.path(Role.INDEX), new byte[] {1}, StandardOpenOption.APPEND);
        assertRefused("bundle " + bundle.version() + " was altered: retrieval/hnsw.bin differs from its checksum");
    }

    @Test
    void oneOfAnotherFeatureSchema() throws Exception {
        assertThatThrownBy(() -> new TinyBundle(1).ofSchema("0".repeat(64)).write(models))
                .isInstanceOf(BundleException.class);
        Path folder;
        try (var folders = Files.list(models)) {
            folder = folders.filter(each -> !each.getFileName().toString().startsWith("."))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(models.resolve("current"), folder.getFileName() + "\n");
        assertRefused("was trained with another feature schema (000000000000", "train again");
    }

    @Test
    void oneWhoseGoldenOutputsDiffer() throws Exception {
        new TinyBundle(1).withGolden(BundleRefusalIT::withOtherRatings).publish(models);
        assertRefused(
                "golden replay: predicted ratings of case 0 value 2 is ", "when it was trained (tolerance 1.0E-4)");
    }

    @Test
    void oneWithoutGoldenCases() throws Exception {
        new TinyBundle(1).withGolden(_ -> new Golden(List.of())).publish(models);
        assertRefused("golden replay: there are no cases to replay");
    }

    @Test
    void laterOnesToo_whileTheOldOneStays() throws Exception {
        Bundle good = new TinyBundle(1).publish(models);
        try (Service service = Service.start(models)) {
            new TinyBundle(2).withGolden(BundleRefusalIT::withOtherRatings).publish(models);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> service.get("/actuator/prometheus")
                            .body()
                            .contains("model_reload_total{kind=\"ranking\",outcome=\"refused\"} 1.0"));
            assertThat(service.client().scores(null, request()).modelVersion()).isEqualTo(good.version());
            Bundle better = new TinyBundle(3).publish(models);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> service.client()
                            .scores(null, request())
                            .heldVersions()
                            .equals(List.of(better.version(), good.version())));
            assertThat(service.client().scores(good.version(), request()).modelVersion())
                    .isEqualTo(good.version());
        }
    }

    @Test
    void truncatedOrDeletedWhileServedChangesNothing() throws Exception {
        Bundle served = new TinyBundle(1).publish(models);
        try (Service service = Service.start(models)) {
            var before = service.client().scores(null, request());
            for (Manifest.Entry file : served.manifest().files()) {
                Files.write(
                        models.resolve(served.version()).resolve(file.path()),
                        new byte[0],
                        StandardOpenOption.TRUNCATE_EXISTING);
            }
            assertThat(service.client().scores(null, request()))
                    .usingRecursiveComparison()
                    .isEqualTo(before);
            DurableFile.deleteTree(models.resolve(served.version()));
            for (int i = 0; i < 20; i++) {
                assertThat(service.client().scores(served.version(), request()))
                        .usingRecursiveComparison()
                        .isEqualTo(before);
            }
            Bundle truncated = new TinyBundle(2).write(models);
            Files.write(truncated.path(Role.RATING_MODEL).resolve("saved_model.pb"), new byte[10]);
            new ModelsFolder(models).makeCurrent(truncated);
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            service.get("/actuator/prometheus").body().contains("model_refused{kind=\"ranking\"} 1.0"));
            assertThat(service.client().scores(null, request()))
                    .usingRecursiveComparison()
                    .isEqualTo(before);
        }
    }

    @Test
    void noneYetMeansAliveButNotReady() throws Exception {
        try (Service service = Service.start(models.resolve("absent"))) {
            assertThat(service.get("/livez").statusCode()).isEqualTo(200);
            assertThat(service.get("/readyz").statusCode()).isEqualTo(503);
            var answer = service.post(
                    "/internal/scores",
                    "{\"history\":{\"movieIds\":[],\"ratings\":[]},\"movieIds\":[10],\"year\":2018}");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("/problems/not-ready");
            new TinyBundle(1).publish(models.resolve("absent"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> service.get("/readyz").statusCode() == 200);
            assertThat(service.client().scores(null, request()).predictedRatings())
                    .hasSize(2);
        }
    }
}
