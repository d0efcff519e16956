package dev.marquee.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.WriteType;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CassandraFailuresTest {
    /** Which node has answered does not matter. */
    private static final Node NODE = (Node) Proxy.newProxyInstance(
            Node.class.getClassLoader(), new Class<?>[] {Node.class}, (proxy, method, arguments) -> "a node");

    @Test
    void tooFewNodesOrTooLateIsAnOutage() {
        assertThat(new Exception[] {
                    new UnavailableException(NODE, ConsistencyLevel.LOCAL_QUORUM, 2, 1),
                    new ReadTimeoutException(NODE, ConsistencyLevel.LOCAL_QUORUM, 1, 2, false),
                    new WriteTimeoutException(NODE, ConsistencyLevel.LOCAL_QUORUM, 1, 2, WriteType.SIMPLE)
                })
                .allSatisfy(failure ->
                        assertThat(CassandraFailures.translated(failure)).isInstanceOf(StoreAwayException.class));
    }

    /** Otherwise one person's partition with too many deleted rows would stop the lists of everybody. */
    @Test
    void whatNodesCannotReadIsNoOutage() {
        assertThat(CassandraFailures.translated(
                        new ReadFailureException(NODE, ConsistencyLevel.LOCAL_QUORUM, 1, 2, 1, false, Map.of())))
                .isInstanceOf(CassandraRefusal.class)
                .satisfies(refusal -> assertThat(Outage.isBehind(refusal)).isFalse());
    }
}
