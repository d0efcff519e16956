package dev.marquee.index;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the best {@code k} of many scored ordinals. Not thread-safe; one per search.
 *
 * <p>Candidates above the threshold are appended to a buffer; when it is full a quickselect halves it and the threshold
 * rises to the k-th best score so far. Offered in ascending order of their ordinals, equal scores keep the lower
 * ordinals.
 */
final class TopK {
    private static final int LEAST_BUFFER = 64;
    private static final int FLOAT_MAGNITUDE = 0x7fff_ffff;

    private final int k;
    /* One hit a long, so that one comparison decides: the score's bits, made sortable, above the complement of the ordinal. */
    private final long[] hits;
    private int count;
    private float threshold = Float.NEGATIVE_INFINITY;

    /**
     * Makes room for {@code k} of at most {@code candidates} offers.
     *
     * @param k hits to keep, at least 1
     * @param candidates upper bound of the offers to come
     */
    TopK(int k, int candidates) {
        this.k = Math.min(k, candidates);
        this.hits = new long[(int) Math.min(candidates, Math.max(LEAST_BUFFER, 3L * k))];
    }

    /** Only scores above this one can still be among the best. */
    float threshold() {
        return threshold;
    }

    /** Takes part in the selection if the score is above the {@link #threshold()}. */
    void offer(int ordinal, float score) {
        if (score > threshold) {
            if (count == hits.length) {
                shrink();
                if (score <= threshold) {
                    return;
                }
            }
            hits[count++] = pack(ordinal, score);
        }
    }

    /** The hits, best first, equal scores by ordinal. */
    List<Neighbor> neighbors() {
        if (count > k) {
            select();
        }
        Arrays.sort(hits, 0, count);
        return IntStream.range(0, count)
                .mapToObj(rank -> unpack(hits[count - 1 - rank]))
                .toList();
    }

    private void shrink() {
        select();
        threshold = unpack(hits[k - 1]).score();
    }

    /** Moves the k best to the front, the k-th best to {@code k - 1}, and drops the rest (Hoare's quickselect). */
    private void select() {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int split = partition(low, high);
            if (split >= k - 1) {
                high = split;
            } else {
                low = split + 1;
            }
        }
        count = k;
    }

    /** Splits {@code [low, high]} so that nothing right of the returned position exceeds anything up to it. */
    private int partition(int low, int high) {
        long pivot = hits[(low + high) >>> 1];
        int left = low - 1;
        int right = high + 1;
        while (true) {
            do {
                left++;
            } while (hits[left] > pivot);
            do {
                right--;
            } while (hits[right] < pivot);
            if (left >= right) {
                return right;
            }
            long swapped = hits[left];
            hits[left] = hits[right];
            hits[right] = swapped;
        }
    }

    private static long pack(int ordinal, float score) {
        // Adding zero turns -0 into 0: the two are one score.
        int bits = Float.floatToRawIntBits(score + 0f);
        int sortable = bits ^ ((bits >> 31) & FLOAT_MAGNITUDE);
        return ((long) sortable << Integer.SIZE) | (~ordinal & 0xffff_ffffL);
    }

    private static Neighbor unpack(long hit) {
        int sortable = (int) (hit >> Integer.SIZE);
        int bits = sortable ^ ((sortable >> 31) & FLOAT_MAGNITUDE);
        return new Neighbor(~(int) hit, Float.intBitsToFloat(bits));
    }
}
