package dev.marquee.api.personal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All that is stored of people. Thread-safe. Every call throws {@link org.springframework.dao.DataAccessException} if the store
 * cannot answer; an erasure may then have happened, wholly or in part, or not, and the same again makes it whole.
 */
public interface PersonalData extends AutoCloseable {
    /** Names of what is stored of everybody, in their order. */
    List<String> parts();

    /**
     * Reads what there is of a user, some rows at a time; each row as it is when it is read.
     *
     * @param part one of {@link #parts()}
     */
    void read(String part, String userId, Consumer<Object> visitor);

    /**
     * What an erasure did.
     *
     * @param at when; nothing that is as old is stored of this user any more
     * @param rows how many were deleted, by the names of {@link #parts()}
     */
    record Erased(Instant at, Map<String, Long> rows) {}

    /** Erases a user: deletes every row and remembers the erasure. Returns when that is durable. */
    Erased erase(String userId);

    /** No more reads. */
    @Override
    void close();
}
