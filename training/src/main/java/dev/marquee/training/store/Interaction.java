package dev.marquee.training.store;

import java.util.regex.Pattern;

/**
 * What an export holds of one rating.
 *
 * @param userId 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 * @param movieId positive
 * @param rating 0.5 to 5.0 in halves
 * @param ratedAtMillis since 1970-01-01T00:00Z
 */
record Interaction(String userId, int movieId, double rating, long ratedAtMillis) implements ExportLine {
    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final double LOWEST = 0.5;
    private static final double HIGHEST = 5;

    /** Checks the ranges. */
    Interaction {
        if (!USER_ID.matcher(userId).matches() || movieId < 1) {
            throw new IllegalArgumentException(
                    "user \"%.70s\" and movie %d; expected 1 to 64 of A-Z a-z 0-9 . _ - and a positive id"
                            .formatted(userId, movieId));
        }
        if (!(rating >= LOWEST && rating <= HIGHEST && rating * 2 == Math.rint(rating * 2))) {
            throw new IllegalArgumentException("rating %s; expected 0.5 to 5.0 in halves".formatted(rating));
        }
    }

    /** As the store has it, with 1 to 10 half stars. */
    static Interaction stored(String userId, int movieId, int halfStars, long ratedAtMillis) {
        return new Interaction(userId, movieId, halfStars / 2.0, ratedAtMillis);
    }

    int halfStars() {
        return (int) Math.round(rating * 2);
    }
}
