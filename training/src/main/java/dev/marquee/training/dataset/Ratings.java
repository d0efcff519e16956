package dev.marquee.training.dataset;

/**
 * All ratings of a data set in columns, sorted by (user index, timestamp, movie id).
 *
 * <p>The arrays are the record's own: readers must not change them.
 *
 * @param userIds ids of the users in natural order: whole numbers first, by value, then the rest by text
 * @param users index into {@code userIds} of the user of each rating, ascending
 * @param movieIds movie of each rating
 * @param values rating, 0.5–5.0 in halves
 * @param timestamps epoch seconds
 */
@SuppressWarnings("ArrayRecordComponent") // tens of millions of rows: boxed columns would not fit
public record Ratings(String[] userIds, int[] users, int[] movieIds, float[] values, long[] timestamps) {

    /** Checks that the columns have the same length. */
    public Ratings {
        if (movieIds.length != users.length || values.length != users.length || timestamps.length != users.length) {
            throw new IllegalArgumentException("columns of %d users, %d movies, %d values and %d timestamps"
                    .formatted(users.length, movieIds.length, values.length, timestamps.length));
        }
    }

    /** Number of ratings. */
    public int size() {
        return users.length;
    }
}
