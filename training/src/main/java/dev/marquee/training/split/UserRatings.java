package dev.marquee.training.split;

import dev.marquee.core.feature.KnownHistory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * One user's ratings by time, then movie id. Nobody modifies the arrays.
 *
 * @param userId as imported
 * @param ordinals rated movies, oldest first, each once
 * @param ratings parallel, 0.5 to 5.0
 * @param timestamps parallel, seconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent")
public record UserRatings(String userId, int[] ordinals, float[] ratings, long[] timestamps) {
    /** Number of ratings. */
    public int size() {
        return ordinals.length;
    }

    /** The ratings in {@code [from, to)}, oldest first. */
    public UserRatings slice(int from, int to) {
        return new UserRatings(
                userId,
                Arrays.copyOfRange(ordinals, from, to),
                Arrays.copyOfRange(ratings, from, to),
                Arrays.copyOfRange(timestamps, from, to));
    }

    /** The ratings at these positions, in their order. */
    public UserRatings select(int[] positions) {
        int[] chosen = new int[positions.length];
        float[] values = new float[positions.length];
        long[] times = new long[positions.length];
        for (int i = 0; i < positions.length; i++) {
            chosen[i] = ordinals[positions[i]];
            values[i] = ratings[positions[i]];
            times[i] = timestamps[positions[i]];
        }
        return new UserRatings(userId, chosen, values, times);
    }

    /** The year of the oldest rating, in UTC. */
    public int firstYear() {
        return Instant.ofEpochSecond(timestamps[0]).atOffset(ZoneOffset.UTC).getYear();
    }

    /** What the models may read of them: the newest {@link KnownHistory#MAX_RATINGS}. */
    public KnownHistory history() {
        int from = Math.max(0, size() - KnownHistory.MAX_RATINGS);
        return new KnownHistory(Arrays.copyOfRange(ordinals, from, size()), Arrays.copyOfRange(ratings, from, size()));
    }
}
