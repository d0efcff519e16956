package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.TestCassandra;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.api.store.StoreFailures;
import dev.marquee.cassandra.CassandraNode;
import dev.marquee.cassandra.NeedsCassandra;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** What the gateway answers while its only node of Cassandra is killed or frozen, and how it comes back. */
@NeedsCassandra
class CassandraOutageIT extends OutageContract {
    private CassandraNode node;

    @Override
    void startServer() {
        node = CassandraNode.start();
    }

    @Override
    void stopServer() {
        node.close();
    }

    @Override
    String[] newStore() {
        return TestCassandra.options(node, node.newKeyspace());
    }

    @Override
    void kill() {
        node.kill();
    }

    @Override
    void startAgain() {
        node.startAgain();
    }

    @Override
    void pause() {
        node.pause();
    }

    @Override
    void resume() {
        node.resume();
    }

    @Test
    void doesNotStartWhereNoNodeIsInTheDatacenter(@TempDir Path other) throws Exception {
        TestCatalog.publish(other.resolve("models"), 1);
        String[] options = TestCassandra.options(node, "elsewhere");
        Throwable failure = catchThrowable(() -> Gateway.start(
                other,
                retrieval.url(),
                ranking.url(),
                options[0],
                options[1],
                options[2],
                "--marquee.cassandra.datacenter=moon"));
        var environment = new MockEnvironment().withProperty("marquee.cassandra.contact-points", node.contactPoint());
        assertThat(new StoreFailures(environment).analyze(failure).getDescription())
                .contains(
                        "What is stored of people, in Cassandra at " + node.contactPoint(),
                        "no node is in the datacenter \"moon\", but in datacenter1");
    }

    @Test
    void connectsToNobodyWhoOnlyListens(@TempDir Path other) throws Exception {
        TestCatalog.publish(other.resolve("models"), 1);
        try (ServerSocket silent = new ServerSocket(0)) {
            long start = System.nanoTime();
            String nobody = "--marquee.cassandra.contact-points=127.0.0.1:" + silent.getLocalPort();
            try (Gateway waiting = start(other, nobody)) {
                assertThat(since(start)).isLessThan(Duration.ofSeconds(20));
                assertThat(waiting.get("/livez").status()).isEqualTo(200);
                assertThat(waiting.get("/readyz").status()).isEqualTo(503);
            }
        }
    }
}
