package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.file.DurableFile;
import dev.marquee.training.endtoend.Api.Answer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What services do with a bundle that is bad, or not there yet. */
@ExtendWith(SampleRun.class)
class RefusalIT {
    private static final String NO_MODEL = "No model yet: run ./marquee train";
    /** In which a service looks three times for a bundle. */
    private static final Duration SOME_LOOKS = Duration.ofSeconds(3);

    @TempDir
    private Path home;

    /** Copies the bundle to a folder of this name; {@code models/current} stays as it is. */
    private void copy(Bundle bundle, String version) throws IOException {
        Path from = bundle.path(Role.GOLDEN).getParent();
        Path to = home.resolve("models").resolve(version);
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private void makeCurrent(String version) throws IOException {
        DurableFile.replace(home.resolve("models").resolve("current"), version + "\n");
    }

    /** Flips one bit in the middle of a file. */
    private static void alter(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long middle = bytes.length() / 2;
            bytes.seek(middle);
            int value = bytes.read();
            bytes.seek(middle);
            bytes.write(value ^ 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "retrieval-service, retrieval/hnsw.bin",
        "ranking-service, ranking/rating-model/variables/variables.data-00000-of-00001",
        "recommender-api, manifest.json"
    })
    void endsAtOnceOnAnAlteredBundleAndNamesTheFile(String service, String file, TrainedHome trained)
            throws IOException {
        String version = trained.bundle().version();
        copy(trained.bundle(), version);
        makeCurrent(version);
        alter(home.resolve("models").resolve(version).resolve(file));

        try (ServiceProcess process = ServiceProcess.startQuickly(service, home, 0, List.of())) {
            assertThat(process.awaitExit()).isNotZero();
            assertThat(process.log()).contains(file, version, "was altered").doesNotContain("\tat ");
        }
    }

    @Test
    void waitsForTheFirstBundleAndKeepsItWhenALaterOneIsBad(TrainedHome trained) throws IOException {
        try (LiveServices services = new LiveServices(home, "exact")) {
            for (ServiceProcess service : services.all()) {
                service.awaitAlive();
                assertThat(service.api().status("/readyz")).isEqualTo(503);
            }
            assertThat(services.api().status("/v1/users/ann/recommendations")).isEqualTo(503);
            ServiceProcess.pause(SOME_LOOKS);
            assertThat(services.all())
                    .allSatisfy(service -> assertThat(service.log()).containsOnlyOnce(NO_MODEL));

            String version = trained.bundle().version();
            copy(trained.bundle(), version);
            makeCurrent(version);
            services.awaitReady();
            assertServed(services, version);

            String bad = "20000101-abcdef";
            copy(trained.bundle(), bad);
            makeCurrent(bad);
            ServiceProcess.pause(SOME_LOOKS);
            services.all()
                    .forEach(service -> service.awaitWhileRunning(
                            "refusing the bad bundle", () -> service.log().contains("new model refused")));
            assertThat(services.all())
                    .allSatisfy(service -> assertThat(service.log()).containsOnlyOnce("new model refused"));
            assertServed(services, version);
        }
    }

    private static void assertServed(LiveServices services, String version) {
        List<Integer> popular = services.api().get("/v1/movies/popular?limit=5").movieIds();
        Map<String, Object> body = Map.of("history", Histories.rated(popular, 5));
        Answer answer = services.whole(() -> services.api().post("/v1/recommendations", body));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.degraded()).isEmpty();
        assertThat(answer.json().path("modelVersion").asString()).isEqualTo(version);
    }
}
