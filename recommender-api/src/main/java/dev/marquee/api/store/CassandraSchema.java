package dev.marquee.api.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;

/** Makes the keyspace and the tables that are not there yet. Several gateways may do it at once. */
record CassandraSchema(CqlSession session, CassandraProperties properties) {
    private static final String TABLES = "/db/cassandra/schema.cql";
    private static final Pattern COMMENT = Pattern.compile("--.*");
    private static final Pattern END = Pattern.compile(";");

    /** Returns when all nodes know the schema, and makes the keyspace that of the session. */
    void apply() {
        execute("CREATE KEYSPACE IF NOT EXISTS %s WITH replication = {'class': 'NetworkTopologyStrategy', '%s': %d}"
                .formatted(
                        properties.keyspace(), properties.datacenter().replace("'", "''"), properties.replication()));
        execute("USE " + properties.keyspace());
        END.splitAsStream(COMMENT.matcher(text()).replaceAll(""))
                .filter(statement -> !statement.isBlank())
                .forEach(this::execute);
    }

    private void execute(String cql) {
        session.execute(SimpleStatement.newInstance(cql)
                .setExecutionProfileName(CassandraSession.UPKEEP)
                .setNode(theSameForAll()));
    }

    /** Nodes do not agree on who makes a table first: one of them alone is asked. */
    private Node theSameForAll() {
        return session.getMetadata().getNodes().values().stream()
                .filter(node -> node.getState() == NodeState.UP
                        && properties.datacenter().equals(node.getDatacenter()))
                .min(Comparator.comparing(node -> String.valueOf(node.getHostId())))
                .orElseThrow(() -> new StoreAwayException("no node of Cassandra answers", null));
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(CassandraSchema.class.getResourceAsStream(TABLES), TABLES)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
