package dev.marquee.api.store;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.springframework.dao.DataAccessException;

/**
 * Says what everything above knows of the failures of Cassandra's driver. A read or write that nodes answer with a failure, as of a partition
 * with too many deleted rows, is no outage: it would be the same again, and others are not.
 */
final class CassandraFailures {
    private static final List<Class<? extends Exception>> AWAY = List.of(
            AllNodesFailedException.class,
            DriverTimeoutException.class,
            RequestThrottlingException.class,
            BusyConnectionException.class,
            ClosedConnectionException.class,
            ConnectionInitException.class,
            HeartbeatException.class,
            UnavailableException.class,
            ReadTimeoutException.class,
            WriteTimeoutException.class,
            CASWriteUnknownException.class,
            BootstrappingException.class,
            OverloadedException.class,
            ServerError.class,
            IllegalStateException.class, // the session is closed
            CancellationException.class);

    private CassandraFailures() {}

    /** The same failure as one of the store: away, or at fault. */
    static DataAccessException translated(Throwable failure) {
        if (failure instanceof DataAccessException known) {
            return known;
        }
        return !isRefusal(failure) && AWAY.stream().anyMatch(away -> away.isInstance(failure))
                ? new StoreAwayException("Cassandra does not answer: " + failure.getMessage(), failure)
                : new CassandraRefusal("Cassandra refuses: " + failure.getMessage(), failure);
    }

    /** Whether a node has answered that it will not have us, which does not pass by itself. */
    private static boolean isRefusal(Throwable failure) {
        if (failure instanceof AllNodesFailedException none) {
            return none.getAllErrors().values().stream()
                    .flatMap(Collection::stream)
                    .anyMatch(CassandraFailures::isRefusal);
        }
        return failure instanceof AuthenticationException || failure instanceof UnauthorizedException;
    }
}
