package dev.marquee.api.store;

import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.*;

import com.datastax.dse.driver.api.core.config.DseDriverOption;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.internal.core.metrics.NoopMetricsFactory;
import com.datastax.oss.driver.internal.core.specex.ConstantSpeculativeExecutionPolicy;
import com.datastax.oss.driver.internal.core.specex.NoSpeculativeExecutionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * Opens sessions. What is asked of the driver is here and nowhere else: a node that says nothing is left out within seconds, what is made
 * twice writes the same, and nobody is called but the nodes.
 */
final class CassandraSession {
    /** Settings of what a list waits for: another node is asked as well before the budget ends. */
    static final String READ = "read";

    /** Settings of what takes longer than any request. */
    static final String UPKEEP = "upkeep";

    private static final Duration LONGEST_READ = Duration.ofMillis(300);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(2);
    private static final Duration LONGEST_UPKEEP = Duration.ofMinutes(1);
    private static final Duration ASK_ANOTHER_READ = Duration.ofMillis(80);
    private static final Duration ASK_ANOTHER_WRITE = Duration.ofMillis(500);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration AT_ONCE = Duration.ofMillis(20);
    private static final Duration LATEST = Duration.ofSeconds(5);
    private static final int NODES_ASKED = 2;

    /** A whole history comes as one page. */
    private static final int PAGE_ROWS = 10_000;

    private CassandraSession() {}

    /** Connects, and makes what is missing of the schema. */
    static CqlSession open(CassandraProperties properties) {
        CqlSessionBuilder builder = CqlSession.builder()
                .addContactPoints(properties.addresses())
                .withLocalDatacenter(properties.datacenter())
                .withConfigLoader(settings(properties.keyspace()));
        if (properties.user() != null && properties.password() != null) {
            builder.withAuthCredentials(properties.user(), properties.password());
        }
        CqlSession session = builder.build();
        try {
            requireDatacenter(session, properties.datacenter());
            new CassandraSchema(session, properties).apply();
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** The driver would ask nobody, and take that for an outage. */
    private static void requireDatacenter(CqlSession session, String datacenter) {
        var known = new TreeSet<String>();
        session.getMetadata().getNodes().values().forEach(node -> {
            if (node.getDatacenter() != null) {
                known.add(node.getDatacenter());
            }
        });
        if (!known.contains(datacenter)) {
            throw new CassandraRefusal(
                    "no node is in the datacenter \"%s\", but in %s; set MARQUEE_CASSANDRA_DATACENTER"
                            .formatted(datacenter, String.join(", ", known)),
                    null);
        }
    }

    private static DriverConfigLoader settings(String keyspace) {
        return DriverConfigLoader.programmaticBuilder()
                .withString(SESSION_NAME, "marquee")
                // By the next one, nodes and driver do not agree on how a condition that took too long is told, and the
                // connection is lost.
                .withString(PROTOCOL_VERSION, "V4")
                .withString(REQUEST_CONSISTENCY, "LOCAL_QUORUM")
                .withString(REQUEST_SERIAL_CONSISTENCY, "LOCAL_SERIAL")
                .withInt(REQUEST_PAGE_SIZE, PAGE_ROWS)
                // Each statement has a timestamp of its own; those that depend on what is there say that they are not.
                .withBoolean(REQUEST_DEFAULT_IDEMPOTENCE, true)
                .withDuration(REQUEST_TIMEOUT, LONGEST_WRITE)
                .withClass(SPECULATIVE_EXECUTION_POLICY_CLASS, ConstantSpeculativeExecutionPolicy.class)
                .withInt(SPECULATIVE_EXECUTION_MAX, NODES_ASKED)
                .withDuration(SPECULATIVE_EXECUTION_DELAY, ASK_ANOTHER_WRITE)
                .withDuration(CONNECTION_CONNECT_TIMEOUT, CONNECT)
                .withDuration(CONNECTION_INIT_QUERY_TIMEOUT, CONNECT)
                .withDuration(CONNECTION_SET_KEYSPACE_TIMEOUT, CONNECT)
                .withDuration(CONTROL_CONNECTION_TIMEOUT, CONNECT)
                .withDuration(HEARTBEAT_INTERVAL, SILENCE)
                .withDuration(HEARTBEAT_TIMEOUT, SILENCE)
                .withDuration(RECONNECTION_BASE_DELAY, SOON)
                .withDuration(RECONNECTION_MAX_DELAY, LATEST)
                // By its replication it is known which nodes hold a row; no other one is of interest.
                .withStringList(METADATA_SCHEMA_REFRESHED_KEYSPACES, List.of(keyspace))
                .withDuration(METADATA_SCHEMA_WINDOW, AT_ONCE)
                .withBoolean(RESOLVE_CONTACT_POINTS, false)
                .withBoolean(REQUEST_WARN_IF_SET_KEYSPACE, false)
                .withBoolean(DseDriverOption.MONITOR_REPORTING_ENABLED, false)
                .withClass(METRICS_FACTORY_CLASS, NoopMetricsFactory.class)
                .withBoolean(TIMESTAMP_GENERATOR_FORCE_JAVA_CLOCK, true)
                .withInt(NETTY_IO_SIZE, 2)
                .withInt(NETTY_ADMIN_SIZE, 1)
                .withBoolean(NETTY_DAEMON, true)
                .withInt(NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
                .withInt(NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0)
                .startProfile(READ)
                .withDuration(REQUEST_TIMEOUT, LONGEST_READ)
                .withDuration(SPECULATIVE_EXECUTION_DELAY, ASK_ANOTHER_READ)
                .endProfile()
                .startProfile(UPKEEP)
                .withDuration(REQUEST_TIMEOUT, LONGEST_UPKEEP)
                .withClass(SPECULATIVE_EXECUTION_POLICY_CLASS, NoSpeculativeExecutionPolicy.class)
                .endProfile()
                .build();
    }
}
