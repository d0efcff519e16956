package dev.marquee.training.dataset;

import java.util.List;

/** Processes that share the work of one import; all see its folder at the same path. Close it: none is at work then. */
public interface RatingWorkers extends AutoCloseable {
    /**
     * Calls {@link RatingJob#check} with each of these pieces, of which there is one at least.
     *
     * @return what was found, in the order of the pieces
     * @throws DatasetException if a piece cannot be checked
     */
    List<CheckedRows> check(RatingJob job, List<Piece> pieces);

    /**
     * Calls {@link RatingJob#split} with each of these pieces, and {@link RatingJob#keepLast} with each part and all of its
     * blocks.
     *
     * @param parts their number
     * @return what the parts have counted, in any order
     * @throws DatasetException if a part cannot be made
     */
    List<RatingCounts> keepLast(RatingJob job, List<Piece> pieces, int parts);

    @Override
    void close();
}
