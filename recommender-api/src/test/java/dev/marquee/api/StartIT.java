package dev.marquee.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.TestCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the gateway starts, with a model, without one, and not at all. */
class StartIT {
    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    private Path home;

    private record Exit(int code, String output) {}

    private Exit run(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RecommenderApplication.class.getName()));
        command.addAll(Gateway.arguments(home, NOWHERE, NOWHERE));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Exit(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    private void seedFile(String lines) throws IOException {
        Path file = home.resolve("datasets").resolve(TestCatalog.DATASET).resolve("histories.ndjson.gz");
        Files.createDirectories(file.getParent());
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void waitsForAModelAndThenServesItWithItsSeeds() throws Exception {
        try (Gateway gateway = Gateway.start(home, NOWHERE, NOWHERE)) {
            assertThat(gateway.get("/livez").status()).isEqualTo(200);
            assertThat(gateway.get("/readyz").status()).isEqualTo(503);
            for (String path : List.of("/v1/users/7/recommendations", "/v1/status", "/v1/movies/1")) {
                Answer answer = gateway.get(path);
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.json().path("type").asString()).isEqualTo("/problems/not-ready");
                assertThat(answer.response().headers().firstValue("Retry-After"))
                        .isPresent();
            }
            seedFile("{\"userId\":\"7\",\"ratings\":[{\"movieId\":5,\"rating\":2.5,\"ratedAt\":1260759144}]}\n");
            TestCatalog.publish(home.resolve("models"), 1);
            for (int i = 0; i < 200 && gateway.get("/readyz").status() != 200; i++) {
                Thread.sleep(50);
            }
            assertThat(gateway.get("/readyz").status()).isEqualTo(200);
            Answer ratings = gateway.get("/v1/users/7/ratings");
            assertThat(ratings.json().at("/items/0/ratedAt").asString()).isEqualTo("2009-12-14T02:52:24Z");
        }
    }

    @Test
    void namesAFolderThatCannotHoldTheStore() throws Exception {
        TestCatalog.publish(home.resolve("models"), 1);
        Files.writeString(home.resolve("store"), "a file where the folder should be");
        Exit exit = run();
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.output())
                .contains(home.resolve("store").toString(), "--marquee.store=FOLDER")
                .doesNotContain("\tat ");
    }

    @Test
    void doesNotStartWithoutTheThreadsThatDeadlinesNeed() throws Exception {
        Exit exit = run("--marquee.virtual-threads=false");
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.output()).contains("marquee.virtual-threads is false; the gateway needs virtual threads");
    }

    @Test
    void namesTheFileOfAuthoritiesThatIsNone() throws Exception {
        Path none = Files.writeString(home.resolve("none.pem"), "no certificate");
        Exit exit = run("--MARQUEE_TLS_CA=" + none);
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.output())
                .contains("The service cannot speak TLS", "MARQUEE_TLS_CA cannot be used")
                .doesNotContain("\tat ");

        Path missing = home.resolve("missing.pem");
        exit = run("--MARQUEE_TLS_CA=" + missing);
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.output())
                .contains("The service cannot speak TLS", missing.toString(), "MARQUEE_TLS_CA names one")
                .doesNotContain("\tat ");
    }

    @Test
    void namesTheFileOfKeysAndItsBadLine() throws Exception {
        Path missing = home.resolve("missing.ndjson");
        Exit exit = run("--marquee.keys.file=" + missing);
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.output())
                .contains("The keys of the API cannot be used", missing + " is not there", "MARQUEE_KEYS_FILE")
                .doesNotContain("\tat ");

        Path bad = Files.writeString(home.resolve("bad.ndjson"), "#\n{\"name\":\"web\",\"scope\":[]}\n");
        exit = run("--marquee.keys.file=" + bad);
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.output())
                .contains(bad + ", line 2: unknown field \"scope\"; expected [name, sha256, scopes, rate, burst]")
                .doesNotContain("\tat ");
    }

    @Test
    void namesAStoreThatIsNoDatabase() throws Exception {
        TestCatalog.publish(home.resolve("models"), 1);
        Files.createDirectories(home.resolve("store"));
        Files.writeString(home.resolve("store").resolve("ratings.sqlite"), "no database at all".repeat(1_000));
        Exit exit = run();
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.output())
                .contains("The store of ratings", "not a database")
                .doesNotContain("\tat ");
    }

    @Test
    void namesTheLineOfBadSeeds() throws Exception {
        TestCatalog.publish(home.resolve("models"), 1);
        seedFile("{\"userId\":\"7\",\"ratings\":[{\"movieId\":5,\"rating\":\"good\",\"ratedAt\":1}]}\n");
        Exit exit = run();
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.output()).contains("histories.ndjson.gz, line 1").doesNotContain("\tat ");
    }

    @Test
    void namesAnAddressThatIsNoDatabase() throws Exception {
        TestCatalog.publish(home.resolve("models"), 1);
        Exit exit = run("--marquee.database.url=mysql://localhost/marquee");
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.output())
                .contains("begins with \"mysql://", "expected jdbc:postgresql://HOST:PORT/DATABASE")
                .doesNotContain("\tat ");
    }
}
