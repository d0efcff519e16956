package dev.marquee.api.store;

import dev.marquee.contract.problem.ProblemType;
import dev.marquee.service.ProblemException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;

/** Accesses of the store by a request that can only be answered if the store does. */
public final class StoreAccess {
    private static final Logger LOG = LoggerFactory.getLogger(StoreAccess.class);

    private StoreAccess() {}

    /**
     * Writes.
     *
     * @throws ProblemException 503, if the store does not answer
     */
    public static void reached(Runnable write) {
        reached(() -> {
            write.run();
            return true;
        });
    }

    /**
     * Reads.
     *
     * @throws ProblemException 503, if the store does not answer
     */
    public static <T> T reached(Supplier<T> access) {
        try {
            return access.get();
        } catch (TooLateException e) {
            throw new ProblemException(ProblemType.UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (DataAccessException e) {
            report(e);
            throw new ProblemException(
                    ProblemType.UNAVAILABLE, "the store did not answer; try again, all calls are idempotent");
        }
    }

    /** An outage fails many requests, and the log has its beginning and its end. */
    private static void report(DataAccessException e) {
        if (e instanceof QueryTimeoutException || Outage.isBehind(e)) {
            LOG.atWarn().log("the store did not answer: {}", e.getMessage());
        } else if (!(e instanceof StoreLostException)) {
            LOG.atError().setCause(e).log("the store failed");
        }
    }
}
