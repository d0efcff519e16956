package dev.marquee.training.split;

import dev.marquee.core.feature.KnownHistory;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One training example: a part of a user's ratings as the history, others as its targets. A target is never in its own
 * history.
 *
 * @param user all ratings
 * @param history what the model reads, at least one rating
 * @param targets what it is to predict, oldest first, at least one
 */
public record HistoryCut(UserRatings user, KnownHistory history, UserRatings targets) {
    private static final double MIN_SHARE = 0.2;

    /** Share of a user's ratings that are targets, on average. */
    public static final double MEAN_TARGET_SHARE = (1 - MIN_SHARE) / 2;

    /**
     * Cuts a user's ratings, two at least.
     *
     * @param timeShare probability of a cut in time, after which the targets were rated; otherwise they are drawn at
     *     random
     * @param dropout share of the history that is left out
     */
    public static HistoryCut of(UserRatings user, float timeShare, float dropout, Random random) {
        int[] order = range(user.size());
        if (random.nextFloat() >= timeShare) {
            shuffle(order, random);
        }
        double share = MIN_SHARE + (1 - MIN_SHARE) * random.nextDouble();
        int cut = Math.clamp((int) (user.size() * share), 1, user.size() - 1);
        int[] history = dropped(Arrays.copyOf(order, cut), dropout, random);
        int[] targets = Arrays.copyOfRange(order, cut, order.length);
        Arrays.sort(history);
        Arrays.sort(targets);
        return new HistoryCut(user, user.select(history).history(), user.select(targets));
    }

    /** The same with the targets that have at least this rating; there may be none. */
    public HistoryCut withTargetsFrom(float rating) {
        return new HistoryCut(
                user,
                history,
                targets.select(IntStream.range(0, targets.size())
                        .filter(i -> targets.ratings()[i] >= rating)
                        .toArray()));
    }

    private static int[] dropped(int[] indices, float dropout, Random random) {
        int[] kept = new int[indices.length];
        int next = 0;
        for (int index : indices) {
            if (random.nextFloat() >= dropout) {
                kept[next++] = index;
            }
        }
        return next == 0 ? new int[] {indices[0]} : Arrays.copyOf(kept, next);
    }

    private static void shuffle(int[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    private static int[] range(int size) {
        int[] range = new int[size];
        for (int i = 0; i < size; i++) {
            range[i] = i;
        }
        return range;
    }
}
