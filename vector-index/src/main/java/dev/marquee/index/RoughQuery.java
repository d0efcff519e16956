package dev.marquee.index;

import java.util.Arrays;

/**
 * A query rounded to small weights of the dimensions that tell vectors apart, for {@link Int8Codes}. Not thread-safe; used
 * again and again it makes no garbage.
 */
final class RoughQuery {
    /* Read of every vector: so many floats, or a seventh of them. See docs/decisions/003-vector-index.md. */
    private static final int LEAST_READ = 48;
    private static final int SHARE_READ = 7;

    private final int read;
    private final long[] order;
    private final int[] dimensions;
    private final short[] weights;
    private int count;

    RoughQuery(int dimension) {
        order = new long[dimension];
        read = Math.min(dimension, Math.max(LEAST_READ, dimension / SHARE_READ));
        int groups = Math.ceilDiv(read, Int8Codes.GROUP);
        dimensions = new int[groups * Int8Codes.GROUP];
        weights = new short[dimensions.length];
    }

    /** Rounds a query: takes the dimensions along which its scores spread most. */
    void round(float[] query, Int8Codes codes) {
        choose(query, codes);
        float largest = Float.MIN_NORMAL;
        for (int i = 0; i < read; i++) {
            largest = Math.max(largest, Math.abs(query[dimensions[i]] * codes.step(dimensions[i])));
        }
        count = 0;
        for (int i = 0; i < read; i++) {
            int d = dimensions[i];
            int weight = Math.round(query[d] * codes.step(d) / largest * Int8Codes.MAX_WEIGHT);
            if (weight != 0) {
                add(d, weight);
            }
        }
        while (count % Int8Codes.GROUP != 0) {
            add(0, 0);
        }
    }

    private void choose(float[] query, Int8Codes codes) {
        for (int d = 0; d < query.length; d++) {
            float spread = Math.abs(query[d] * codes.spread(d));
            // Floats of one sign are ordered as their bits are.
            order[d] = (long) Float.floatToRawIntBits(spread) << Integer.SIZE | d;
        }
        Arrays.sort(order);
        for (int i = 0; i < read; i++) {
            dimensions[i] = (int) order[order.length - 1 - i];
        }
        Arrays.sort(dimensions, 0, read);
    }

    private void add(int d, int weight) {
        dimensions[count] = d;
        weights[count++] = (short) weight;
    }

    /** Dimensions to read, ascending; {@link #count()} of them. */
    int[] dimensions() {
        return dimensions;
    }

    /** Their weights. */
    short[] weights() {
        return weights;
    }

    /** How many, a multiple of {@link Int8Codes#GROUP}. */
    int count() {
        return count;
    }
}
