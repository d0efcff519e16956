package dev.marquee.api.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The clock of the machine jumps, as it does when it is set: deadlines do not care, and no rating is lost. */
class ClockIT {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<Duration> JUMPS = List.of(
            Duration.ofHours(-1),
            Duration.ofHours(2),
            Duration.ofDays(-400),
            Duration.ofDays(4_000),
            Duration.ofDays(-20_000));
    private static final String LIST = "/v1/users/ann/recommendations";

    private static volatile Instant now = NOON;

    @TempDir
    private Path home;

    private StageServer stages;
    private Gateway gateway;

    /** A clock that can be set. */
    static class Settable {
        @Bean
        @Primary
        Clock settableClock() {
            InstantSource source = () -> now;
            return source.withZone(ZoneOffset.UTC);
        }
    }

    @BeforeEach
    void start() throws Exception {
        now = NOON;
        stages =
                StageServer.start(TestCatalog.publish(home.resolve("models"), 1).version());
        gateway = Gateway.with(Settable.class, home, stages.url(), stages.url());
    }

    @AfterEach
    void stop() {
        gateway.close();
        stages.close();
    }

    @Test
    void answersInFullAndInsideItsBudgetWhereverTheClockJumps() throws Exception {
        gateway.put("/v1/users/ann/ratings/5", "{\"rating\":4.5}");
        Set<String> requestIds = new HashSet<>();
        for (Duration jump : JUMPS) {
            now = now.plus(jump);
            for (int i = 0; i < 3; i++) {
                Answer answer = gateway.get(LIST);
                assertThat(answer.degraded()).as("after a jump of %s", jump).isEmpty();
                assertThat(answer.totalMs()).isBetween(0.0, 400.0);
                assertThat(answer.json().path("requestId").asString()).hasSize(26);
                requestIds.add(answer.json().path("requestId").asString());
            }
        }
        assertThat(requestIds).hasSize(3 * JUMPS.size());
    }

    @Test
    void keepsARatingThatIsOlderThanTheOneItReplaces() throws Exception {
        gateway.put("/v1/users/ann/ratings/5", "{\"rating\":4.5}");
        now = NOON.minus(Duration.ofDays(1));
        gateway.put("/v1/users/ann/ratings/5", "{\"rating\":1.0}");
        gateway.put("/v1/users/ann/ratings/6", "{\"rating\":2.0}");
        Answer ratings = gateway.get("/v1/users/ann/ratings");
        assertThat(ratings.movieIds()).containsExactlyInAnyOrder(5, 6);
        assertThat(ratings.text()).contains("\"rating\":1.0").doesNotContain("4.5");
        stages.calls().clear();
        assertThat(gateway.get(LIST).degraded()).isEmpty();
        assertThat(stages.calls().getLast().body()).contains("{\"movieIds\":[5,6],\"ratings\":[1.0,2.0],");
    }
}
