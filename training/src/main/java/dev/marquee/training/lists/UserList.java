package dev.marquee.training.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one user is recommended, as a line of a file.
 *
 * @param userId as imported
 * @param items best first; fewer than the limit only where the user has rated nearly all films
 */
record UserList(String userId, List<Item> items) {
    /** Scores are rounded to so many parts of one, as answers of the services are. */
    private static final double TEN_THOUSANDTHS = 10_000;

    /** Predicted ratings likewise. */
    private static final double HUNDREDTHS = 100;

    /**
     * A place of the list, with the names and roundings of the public API.
     *
     * @param movieId positive
     * @param score what the list is ordered by, [0, 1]
     * @param predictedRating 0.5 to 5.0, or null for a popular movie
     * @param source {@code two-tower}, or {@code popular} for a user of whose films the bundle knows none
     */
    record Item(int movieId, double score, @Nullable Double predictedRating, String source) {
        static Item of(int movieId, double score, @Nullable Float predictedRating, String source) {
            return new Item(
                    movieId,
                    Math.round(score * TEN_THOUSANDTHS) / TEN_THOUSANDTHS,
                    predictedRating == null ? null : Math.round(predictedRating * HUNDREDTHS) / HUNDREDTHS,
                    source);
        }
    }
}
