package dev.marquee.api.store;

import org.springframework.dao.DataAccessResourceFailureException;

/** A call that was not made, because the calls before it had no answer; the log has said so once. */
final class StoreLostException extends DataAccessResourceFailureException {
    private static final long serialVersionUID = 1L;

    StoreLostException() {
        super("the database has not answered for a while");
    }
}
