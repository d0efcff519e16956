package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.api.store.StoreFailures;
import dev.marquee.docker.NeedsDocker;
import dev.marquee.docker.PostgresServer;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** What the gateway answers while PostgreSQL is killed or frozen, and how it comes back. */
@NeedsDocker
@ExtendWith(OutputCaptureExtension.class)
class PostgresOutageIT extends OutageContract {
    private PostgresServer server;

    @Override
    void startServer() {
        server = PostgresServer.start();
    }

    @Override
    void stopServer() {
        server.close();
    }

    @Override
    String[] newStore() {
        return options(server.newDatabase());
    }

    private String[] options(String database) {
        return new String[] {
            "--marquee.database.url=" + database,
            "--marquee.database.user=" + server.user(),
            "--marquee.database.password=" + server.password()
        };
    }

    @Override
    void kill() {
        server.kill();
    }

    @Override
    void startAgain() {
        server.startAgain();
    }

    @Override
    void pause() {
        server.pause();
    }

    @Override
    void resume() {
        server.resume();
    }

    @Test
    void logsNobodyWhoseEventsAreLostInTheMiddleOfABatch(CapturedOutput output) throws Exception {
        String somebody = "u-51ce-nobody-else";
        String batch = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"eventId\":\"e%d\",\"type\":\"click\",\"userId\":\"%s\",\"movieId\":5}"
                        .formatted(i, somebody))
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
        JdbcTemplate database = new JdbcTemplate(gateway.bean(DataSource.class));
        database.execute("ALTER TABLE event ADD CONSTRAINT refused CHECK (user_id <> '%s')".formatted(somebody));
        try {
            assertThat(gateway.post("/v1/events", batch).status()).isGreaterThanOrEqualTo(500);
        } finally {
            database.execute("ALTER TABLE event DROP CONSTRAINT refused");
        }
        assertThat(output).contains("refused").doesNotContain(somebody);
    }

    @Test
    void losesNoConnectionToCallersWithASmallBudget() throws Exception {
        List<Integer> before = sessions();
        for (int i = 0; i < 100; i++) {
            gateway.get(LIST, "X-Latency-Budget-Ms", "3");
        }
        assertThat(sessions()).containsAll(before);
        assertThat(gateway.get(LIST).degraded()).isEmpty();
    }

    /** The server's processes for the gateway's connections. */
    private List<Integer> sessions() {
        return JdbcClient.create(gateway.bean(DataSource.class))
                .sql("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
                .query(Integer.class)
                .list();
    }

    @Test
    void doesNotStartWithAWrongPassword(@TempDir Path other) throws Exception {
        TestCatalog.publish(other.resolve("models"), 1);
        String database = server.newDatabase();
        Throwable failure = catchThrowable(() -> Gateway.start(
                other,
                retrieval.url(),
                ranking.url(),
                "--marquee.database.url=" + database + "?user=" + server.user(),
                "--marquee.database.password=wrong"));
        var environment = new MockEnvironment().withProperty("marquee.database.url", database + "?user=secret");
        assertThat(new StoreFailures(environment).analyze(failure).getDescription())
                .contains("The store of ratings in " + database + " cannot be opened", "password authentication failed")
                .doesNotContain("secret");
    }

    @Test
    void connectsToNobodyWhoOnlyListens(@TempDir Path other) throws Exception {
        TestCatalog.publish(other.resolve("models"), 1);
        try (ServerSocket silent = new ServerSocket(0)) {
            long start = System.nanoTime();
            try (Gateway waiting =
                    start(other, options("jdbc:postgresql://127.0.0.1:%d/x".formatted(silent.getLocalPort())))) {
                assertThat(since(start)).isLessThan(Duration.ofSeconds(20));
                assertThat(waiting.get("/livez").status()).isEqualTo(200);
                assertThat(waiting.get("/readyz").status()).isEqualTo(503);
            }
        }
    }
}
