package dev.marquee.training.twotower;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.training.split.UserRatings;
import java.util.Arrays;
import java.util.Random;

/**
 * One training example: a part of a user's ratings as the history, others as its targets. A target is never in its own
 * history.
 *
 * @param history what the tower reads, at least one rating
 * @param targets ordinals to predict, at least one
 * @param seen ordinals of the ratings that are neither to predict nor to hold against the model
 */
@SuppressWarnings("ArrayRecordComponent")
record HistoryCut(KnownHistory history, int[] targets, int[] seen) {
    private static final double MIN_SHARE = 0.2;

    /** Cuts in time: the targets are what was rated after the history. */
    static HistoryCut inTime(UserRatings user, float dropout, Random random) {
        int cut = cut(user.size(), random);
        return of(user, dropped(cut, dropout, random), range(cut, user.size()));
    }

    /** Cuts at random: the targets are drawn from the whole history. */
    static HistoryCut atRandom(UserRatings user, float dropout, Random random) {
        int[] order = range(0, user.size());
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        int cut = cut(user.size(), random);
        int[] history = Arrays.copyOf(order, cut);
        Arrays.sort(history);
        int[] kept = Arrays.stream(dropped(cut, dropout, random))
                .map(i -> history[i])
                .toArray();
        return of(user, kept, Arrays.copyOfRange(order, cut, order.length));
    }

    private static int cut(int size, Random random) {
        double share = MIN_SHARE + (1 - MIN_SHARE) * random.nextDouble();
        return Math.clamp((int) (size * share), 1, size - 1);
    }

    private static int[] dropped(int size, float dropout, Random random) {
        int[] kept = range(0, size);
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (random.nextFloat() >= dropout) {
                kept[next++] = i;
            }
        }
        return next == 0 ? new int[] {size - 1} : Arrays.copyOf(kept, next);
    }

    private static int[] range(int from, int to) {
        int[] range = new int[to - from];
        for (int i = 0; i < range.length; i++) {
            range[i] = from + i;
        }
        return range;
    }

    private static HistoryCut of(UserRatings user, int[] history, int[] targets) {
        int from = Math.max(0, history.length - KnownHistory.MAX_RATINGS);
        int[] ordinals = new int[history.length - from];
        float[] ratings = new float[ordinals.length];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = user.ordinals()[history[from + i]];
            ratings[i] = user.ratings()[history[from + i]];
        }
        int[] targetOrdinals =
                Arrays.stream(targets).map(i -> user.ordinals()[i]).toArray();
        return new HistoryCut(new KnownHistory(ordinals, ratings), targetOrdinals, user.ordinals());
    }
}
