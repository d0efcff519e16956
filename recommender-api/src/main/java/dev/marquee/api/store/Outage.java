package dev.marquee.api.store;

import dev.marquee.service.NotYetException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;

/** Tells a database that is away from one that answers with an error. */
public final class Outage {
    /** Classes of SQLSTATE: connection exception, operator intervention at shutdown and start, insufficient resources. */
    private static final List<String> STATES = List.of("08", "57P", "53");

    private Outage() {}

    /** Whether a failure says that the database cannot be reached, has no connection to spare, is stopping or starting. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreAwayException
                    || cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException error && hasState(error.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasState(@Nullable String state) {
        return state != null && STATES.stream().anyMatch(state::startsWith);
    }

    /** The reason to wait, if this says that the database is away; itself otherwise. */
    public static RuntimeException orNotYet(DataAccessException failure) {
        boolean away =
                failure instanceof QueryTimeoutException || failure instanceof StoreLostException || isBehind(failure);
        return away ? notYet(failure) : failure;
    }

    /** The reason to wait for a database that is away. */
    public static NotYetException notYet(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new NotYetException("the database does not answer yet: " + root.getMessage(), failure);
    }
}
