package dev.marquee.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The movies that were added to a bundle. A call names them by their digest alone; where the service does not know them, it
 * answers 409 with {@link dev.marquee.contract.problem.ProblemType#UNKNOWN_MOVIES} and is called once more with all of them. So no
 * service is ever behind the gateway that calls it, whether it was restarted or never called before.
 *
 * @param digest of all of them, SHA-256, 64 hex digits
 * @param movies by ascending id, behind the bundle's own by ordinal; null where only the digest is sent
 */
public record WireMovies(String digest, @Nullable List<WireMovie> movies) {
    /** Most movies that are added to a bundle. */
    public static final int MOST = 1_000;

    /** The same, named only. */
    public WireMovies named() {
        return new WireMovies(digest, null);
    }
}
