package dev.marquee.api.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Authority;
import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages that are called over https. */
class StageTlsIT {
    private static final String LIST = "/v1/users/ann/recommendations";

    @TempDir
    private Path home;

    private Authority authority;
    private String version;
    private StageServer retrieval;
    private StageServer ranking;

    @BeforeEach
    void start() throws Exception {
        version = TestCatalog.publish(home.resolve("models"), 1).version();
        authority = Authority.create(home.resolve("authority"));
        retrieval = StageServer.secured(
                authority.issue("retrieval", "dns:localhost").showing(), version);
    }

    @AfterEach
    void stop() {
        retrieval.close();
        if (ranking != null) {
            ranking.close();
        }
    }

    private Gateway gateway(Path trusted) throws Exception {
        Gateway gateway = Gateway.start(
                home,
                retrieval.url(),
                ranking.url(),
                "--MARQUEE_TLS_CA=" + trusted,
                "--spring.ssl.bundle.watch.file.quiet-period=100ms");
        gateway.put("/v1/users/ann/ratings/5", "{\"rating\":4.5}");
        return gateway;
    }

    private static double untrusted(Gateway gateway, String stage) throws Exception {
        return gateway.get("/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith("recommendation_degraded_total{")
                        && line.contains("reason=\"untrusted\"")
                        && line.contains("stage=\"" + stage + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static void awaitFullAnswers(Gateway gateway) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> gateway.get(LIST).degraded().isEmpty());
    }

    @Test
    void answerInFull() throws Exception {
        ranking =
                StageServer.secured(authority.issue("ranking", "dns:localhost").showing(), version);
        try (Gateway gateway = gateway(authority.certificate())) {
            awaitFullAnswers(gateway);
            for (int i = 0; i < 10; i++) {
                assertThat(gateway.get(LIST).degraded()).isEmpty();
            }
            assertThat(gateway.get("/v1/status").json().at("/stages/ranking").asString())
                    .isEqualTo("up");
        }
    }

    @Test
    void mayBeMixedWithPlainOnes() throws Exception {
        ranking = StageServer.start(version);
        try (Gateway gateway = gateway(authority.certificate())) {
            awaitFullAnswers(gateway);
        }
    }

    @Test
    void areLeftOutWhereTheirAuthorityIsUnknown() throws Exception {
        Authority stranger = Authority.create(home.resolve("stranger"));
        ranking = StageServer.secured(stranger.issue("ranking", "dns:localhost").showing(), version);
        try (Gateway gateway = gateway(authority.certificate())) {
            assertThat(gateway.get(LIST).degraded()).containsExactly("ranking");
            assertThat(untrusted(gateway, "ranking")).isPositive();
            assertThat(ranking.calls()).as("nothing was sent").isEmpty();
        }
    }

    @Test
    void areLeftOutWhereTheCertificateIsOfAnotherHost() throws Exception {
        ranking = StageServer.secured(
                authority.issue("ranking", "dns:ranking.example.org").showing(), version);
        try (Gateway gateway = gateway(authority.certificate())) {
            assertThat(gateway.get(LIST).degraded()).containsExactly("ranking");
            assertThat(untrusted(gateway, "ranking")).isPositive();
            assertThat(ranking.calls()).as("nothing was sent").isEmpty();
        }
    }

    @Test
    void areLeftOutWhereTheySpeakPlainHttp() throws Exception {
        ranking = StageServer.start(version);
        String address = ranking.url().replace("http:", "https:");
        try (Gateway gateway =
                Gateway.start(home, retrieval.url(), address, "--MARQUEE_TLS_CA=" + authority.certificate())) {
            gateway.put("/v1/users/ann/ratings/5", "{\"rating\":4.5}");
            assertThat(gateway.get(LIST).degraded()).containsExactly("ranking");
        }
    }

    @Test
    void areTrustedByTheAuthoritiesOfTheJvmWhereNoneIsNamed() throws Exception {
        ranking = StageServer.start(version);
        try (Gateway gateway = Gateway.start(home, retrieval.url(), ranking.url())) {
            gateway.put("/v1/users/ann/ratings/5", "{\"rating\":4.5}");
            assertThat(gateway.get(LIST).degraded()).contains("retrieval");
            assertThat(untrusted(gateway, "retrieval")).isPositive();
        }
    }

    @Test
    void keepToTheBudgetWhenTheyHang() throws Exception {
        ranking =
                StageServer.secured(authority.issue("ranking", "dns:localhost").showing(), version);
        try (Gateway gateway = gateway(authority.certificate())) {
            awaitFullAnswers(gateway);
            ranking.hang();
            Answer late = gateway.get(LIST, "X-Latency-Budget-Ms", "300");
            assertThat(late.degraded()).containsExactly("ranking");
            assertThat(late.totalMs()).isLessThan(300);
            ranking.heal();
            awaitFullAnswers(gateway);
        }
    }

    @Test
    void areTrustedOnceTheFileNamesTheirAuthority() throws Exception {
        Authority next = Authority.create(home.resolve("next"));
        Path trusted = home.resolve("trusted.pem");
        Files.copy(authority.certificate(), trusted);
        ranking = StageServer.secured(next.issue("ranking", "dns:localhost").showing(), version);
        try (Gateway gateway = gateway(trusted)) {
            assertThat(gateway.get(LIST).degraded()).containsExactly("ranking");
            Files.writeString(
                    trusted, Files.readString(authority.certificate()) + Files.readString(next.certificate()));
            awaitFullAnswers(gateway);
        }
    }
}
