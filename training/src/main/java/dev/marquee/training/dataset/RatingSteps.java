package dev.marquee.training.dataset;

import java.util.Map;

/** Makes {@code rating} of the lines of ratings, in two steps between which the import may refuse. Close it. */
interface RatingSteps extends AutoCloseable {
    /** Checks all rows of each file; needs {@code known_movie}. */
    Map<Role, CheckedRows> check();

    /** Builds {@code rating} from the valid ones; needs {@code deleted_movie}. */
    RatingCounts keepLast();

    @Override
    void close();
}
