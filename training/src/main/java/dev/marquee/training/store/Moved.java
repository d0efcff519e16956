package dev.marquee.training.store;

/**
 * How much was exported or restored.
 *
 * @param ratings given by users
 * @param movies that the operator added, changed or deleted
 */
record Moved(long ratings, long movies) {
    /** Such as {@code 12 ratings and 3 movies}. */
    String inWords() {
        return "%,d ratings and %,d movies".formatted(ratings, movies);
    }
}
