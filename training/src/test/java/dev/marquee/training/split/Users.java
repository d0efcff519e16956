package dev.marquee.training.split;

import java.util.Random;
import java.util.stream.IntStream;

/** Users for tests. */
public final class Users {
    private Users() {}

    /** A user who rated movies 0 to {@code size − 1} in this order, one a second, with 1 to 5 in turn. */
    public static UserRatings user(String id, int size) {
        float[] ratings = new float[size];
        long[] times = new long[size];
        for (int i = 0; i < size; i++) {
            ratings[i] = 1 + i % 5;
            times[i] = 1_000_000_000L + i;
        }
        return new UserRatings(id, IntStream.range(0, size).toArray(), ratings, times);
    }

    /** A user of one of two tastes: likes movies with an ordinal of the same parity and dislikes the others. */
    public static UserRatings ofTaste(String id, int parity, int movies, int size, Random random) {
        int[] ordinals = random.ints(0, movies).distinct().limit(size).toArray();
        float[] ratings = new float[size];
        long[] times = new long[size];
        for (int i = 0; i < size; i++) {
            boolean likes = ordinals[i] % 2 == parity;
            ratings[i] = (likes ? 4 : 1.5f) + random.nextInt(3) * 0.5f;
            times[i] = 1_000_000_000L + i * 60L;
        }
        return new UserRatings(id, ordinals, ratings, times);
    }
}
