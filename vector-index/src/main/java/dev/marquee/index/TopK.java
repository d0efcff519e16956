package dev.marquee.index;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Keeps the best {@code k} of many scored ordinals. Not thread-safe; reset for each search, and without garbage once its
 * buffer is large enough.
 *
 * <p>Candidates above the threshold are appended to a buffer; when it is full a quickselect halves it and the threshold
 * rises to the k-th best score so far. Offered in ascending order of their ordinals, equal scores keep the lower
 * ordinals.
 */
final class TopK {
    private static final int LEAST_BUFFER = 64;
    private static final int FLOAT_MAGNITUDE = 0x7fff_ffff;

    private int k;
    /* One hit a long, so that one comparison decides: the score's bits, made sortable, above the complement of the ordinal. */
    private long[] hits = {};
    private int capacity;
    private int count;
    private float threshold;

    /**
     * Forgets everything and makes room for {@code k} of at most {@code candidates} offers.
     *
     * @param k hits to keep, at least 1
     * @param candidates upper bound of the offers to come, at least 1
     */
    void reset(int k, int candidates) {
        this.k = Math.min(k, candidates);
        this.capacity = (int) Math.min(candidates, Math.max(LEAST_BUFFER, 3L * k));
        if (hits.length < capacity) {
            hits = new long[capacity];
        }
        count = 0;
        threshold = Float.NEGATIVE_INFINITY;
    }

    /** Only scores above this one can still be among the best. */
    float threshold() {
        return threshold;
    }

    /** Takes part in the selection if the score is above the {@link #threshold()}. */
    void offer(int ordinal, float score) {
        if (score > threshold) {
            if (count == capacity) {
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
        Neighbor[] neighbors = new Neighbor[count];
        for (int rank = 0; rank < count; rank++) {
            neighbors[rank] = new Neighbor(ordinal(hits[count - 1 - rank]), score(hits[count - 1 - rank]));
        }
        return List.of(neighbors);
    }

    /** Sets the ordinals of the hits, in no order. */
    void addTo(BitSet ordinals) {
        if (count > k) {
            select();
        }
        for (int i = 0; i < count; i++) {
            ordinals.set(ordinal(hits[i]));
        }
    }

    private void shrink() {
        select();
        threshold = score(hits[k - 1]);
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

    private static int ordinal(long hit) {
        return ~(int) hit;
    }

    private static float score(long hit) {
        int sortable = (int) (hit >> Integer.SIZE);
        return Float.intBitsToFloat(sortable ^ ((sortable >> 31) & FLOAT_MAGNITUDE));
    }
}
