package dev.marquee.training.dataset;

import org.jspecify.annotations.Nullable;

/**
 * How an import is divided among processes. The data set does not depend on it.
 *
 * @param engine finds the processes
 * @param master as {@link RatingEngine#start} takes it
 * @param pieceBytes how many bytes of lines are checked by one task, at least 1
 * @param partRows of how many rows users are put together for one task, at least 1; a user is never divided
 */
public record Division(RatingEngine engine, @Nullable String master, long pieceBytes, long partRows) {
    private static final long PIECE_BYTES = 64L << 20;
    private static final long PART_ROWS = 2_000_000;

    /** Refuses what would never end. */
    public Division {
        if (pieceBytes < 1 || partRows < 1) {
            throw new IllegalArgumentException(
                    "pieces of %d bytes and parts of %d rows; expected are 1 or more".formatted(pieceBytes, partRows));
        }
    }

    /** In tasks of some seconds. */
    static Division of(RatingEngine engine, @Nullable String master) {
        return new Division(engine, master, PIECE_BYTES, PART_ROWS);
    }
}
