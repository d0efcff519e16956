package dev.marquee.api.personal;

import java.time.Instant;
import java.util.Optional;

/** Where erasures are remembered. Thread-safe. */
@FunctionalInterface
public interface ErasureTable {
    /**
     * The newest erasure of somebody; empty for none.
     *
     * @param person what stands for a user there
     * @throws org.springframework.dao.DataAccessException if the store does not answer
     */
    Optional<Instant> last(String person);
}
