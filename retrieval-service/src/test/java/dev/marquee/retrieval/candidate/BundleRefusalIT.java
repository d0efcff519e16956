package dev.marquee.retrieval.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Golden;
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

/** Which bundles the retrieval service refuses, and what it says. */
class BundleRefusalIT {
    @TempDir
    private Path models;

    private void assertRefused(String... messages) {
        assertThatThrownBy(() -> Service.start(models).close())
                .rootCause()
                .satisfies(cause -> assertThat(cause).hasMessageContainingAll(messages));
    }

    private static Golden withOtherEmbeddings(Golden golden) {
        return new Golden(golden.cases().stream()
                .map(each -> {
                    List<Float> embedding = new ArrayList<>(each.userEmbedding());
                    embedding.set(3, embedding.get(3) + 0.001f);
                    return new Golden.Case(
                            each.history(), each.year(), embedding, each.movieIds(), each.predictedRatings());
                })
                .toList());
    }

    @Test
    void anIncompleteOne() throws Exception {
        Bundle bundle = new TinyBundle(1).publish(models);
        Files.delete(bundle.path(Role.USER_TOWER).resolve("saved_model.pb"));
        assertRefused("bundle " + bundle.version() + " is incomplete: retrieval/user-tower/saved_model.pb is missing");
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
        new TinyBundle(1).withGolden(BundleRefusalIT::withOtherEmbeddings).publish(models);
        assertRefused("golden replay: user embedding of case 0 value 3 is ", "when it was trained (tolerance 1.0E-4)");
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
            new TinyBundle(2).withGolden(BundleRefusalIT::withOtherEmbeddings).publish(models);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> service.get("/actuator/prometheus")
                            .body()
                            .contains("model_reload_total{kind=\"retrieval\",outcome=\"refused\"} 1.0"));
            assertThat(service.client().candidates(null, Service.request(5, 10)).modelVersion())
                    .isEqualTo(good.version());
            Bundle better = new TinyBundle(3).publish(models);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> service.client()
                            .candidates(null, Service.request(5, 10))
                            .heldVersions()
                            .equals(List.of(better.version(), good.version())));
            assertThat(service.client()
                            .candidates(good.version(), Service.request(5, 10))
                            .modelVersion())
                    .isEqualTo(good.version());
        }
    }

    @Test
    void truncatedOrDeletedWhileServedChangesNothing() throws Exception {
        Bundle served = new TinyBundle(1).publish(models);
        try (Service service = Service.start(models)) {
            var request = Service.request(20, 10);
            var before = service.client().candidates(null, request);
            for (Role role : List.of(Role.ITEM_VECTORS, Role.INDEX, Role.CATALOG, Role.GOLDEN)) {
                Files.write(served.path(role), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
            }
            assertThat(service.client().candidates(null, request))
                    .usingRecursiveComparison()
                    .isEqualTo(before);
            DurableFile.deleteTree(models.resolve(served.version()));
            for (int i = 0; i < 20; i++) {
                assertThat(service.client().candidates(served.version(), request))
                        .usingRecursiveComparison()
                        .isEqualTo(before);
            }
            Bundle truncated = new TinyBundle(2).write(models);
            Files.write(truncated.path(Role.INDEX), new byte[10]);
            new ModelsFolder(models).makeCurrent(truncated);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> service.get("/actuator/prometheus")
                            .body()
                            .contains("model_refused{kind=\"retrieval\"} 1.0"));
            assertThat(service.client().candidates(null, request))
                    .usingRecursiveComparison()
                    .isEqualTo(before);
            Bundle next = new TinyBundle(3).publish(models);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> service.client()
                            .candidates(null, request)
                            .modelVersion()
                            .equals(next.version()));
            assertThat(service.get("/actuator/prometheus").body())
                    .contains("model_info{kind=\"retrieval\",model_version=\"%s\"}".formatted(next.version()));
        }
    }

    @Test
    void noneYetMeansAliveButNotReady() throws Exception {
        try (Service service = Service.start(models.resolve("absent"))) {
            assertThat(service.get("/livez").statusCode()).isEqualTo(200);
            assertThat(service.get("/readyz").statusCode()).isEqualTo(503);
            var answer = service.post("/internal/similar", "{\"movieId\":10,\"accepted\":\"/w==\",\"n\":5}");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("/problems/not-ready");
            new TinyBundle(1).publish(models.resolve("absent"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> service.get("/readyz").statusCode() == 200);
            assertThat(service.client().candidates(null, Service.request(5, 10)).movieIds())
                    .hasSize(5);
        }
    }
}
