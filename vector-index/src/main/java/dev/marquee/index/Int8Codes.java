package dev.marquee.index;

import java.util.Arrays;
import java.util.BitSet;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors rounded to one byte a float, laid out for scanning all of them. Immutable and thread-safe.
 *
 * <p>A code is {@code 32 + round(31 · value / largest)}, {@code largest} being that of its dimension, so from 1 to 63. A block
 * holds {@value #BLOCK} rows, or those that are left, dimension by dimension; so a scan reads only the dimensions that it
 * wants, and of each a stretch of memory that is long enough to be fetched ahead.
 *
 * <p>A register of bytes is read as one of 16-bit pairs, {@code 256 · odd + even}. The sums of weight times pair and of weight
 * times odd are kept in 16 bits; the second one times 256, subtracted from the first, leaves that of the even rows,
 * whatever overflowed. With weights up to 63, eight products fit; then both are widened.
 */
final class Int8Codes {
    /** The largest weight of a dimension. */
    static final int MAX_WEIGHT = 63;

    /** Rows of a block at most. */
    static final int BLOCK = 4096;

    /** Dimensions whose products are added in 16 bits. */
    static final int GROUP = 8;

    private static final int MAX_CODE = 31;
    private static final int ZERO = 32;
    private static final VectorSpecies<Byte> BYTES =
            ByteVector.SPECIES_PREFERRED.length() > ByteVector.SPECIES_512.length()
                    ? ByteVector.SPECIES_512
                    : ByteVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Short> SHORTS = BYTES.withLanes(short.class);
    private static final VectorSpecies<Integer> INTS = BYTES.withLanes(int.class);
    /* Of a register. */
    private static final int ROWS = BYTES.length();
    private static final int LANES = ROWS / 4;
    /* Where the row p · LANES + j is in its register: 4 · j + PLACES[p]. */
    private static final int[] PLACES = {0, 2, 1, 3};

    private final int size;
    private final int dimension;
    private final byte[] codes;
    private final float[] steps;
    private final float[] spreads;

    Int8Codes(Vectors vectors) {
        size = vectors.size();
        dimension = vectors.dimension();
        codes = new byte[Math.multiplyExact(Math.ceilDiv(size, ROWS) * ROWS, dimension)];
        steps = steps(vectors);
        Arrays.fill(codes, (byte) ZERO);
        double[] sums = new double[dimension];
        double[] squares = new double[dimension];
        for (int from = 0; from < size; from += ROWS) {
            encode(vectors, from, Math.min(from + ROWS, size), sums, squares);
        }
        spreads = new float[dimension];
        for (int d = 0; d < dimension; d++) {
            double mean = sums[d] / size;
            spreads[d] = (float) (steps[d] * Math.sqrt(Math.max(0, squares[d] / size - mean * mean)));
        }
    }

    /** The rows of one register, which stay in the cache for all dimensions. */
    private void encode(Vectors vectors, int from, int to, double[] sums, double[] squares) {
        int first = from - from % BLOCK;
        int rows = rows(first);
        int at = first * dimension + from - first;
        for (int d = 0; d < dimension; d++) {
            for (int ordinal = from; ordinal < to; ordinal++) {
                int row = ordinal - from;
                int code = Math.round(vectors.value(ordinal, d) / steps[d]);
                codes[at + d * rows + 4 * (row % LANES) + PLACES[row / LANES]] = (byte) (ZERO + code);
                sums[d] += code;
                squares[d] += (double) code * code;
            }
        }
    }

    private static float[] steps(Vectors vectors) {
        float[] steps = new float[vectors.dimension()];
        for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
            for (int d = 0; d < steps.length; d++) {
                steps[d] = Math.max(steps[d], Math.abs(vectors.value(ordinal, d)));
            }
        }
        for (int d = 0; d < steps.length; d++) {
            steps[d] = Math.max(steps[d] / MAX_CODE, Float.MIN_NORMAL);
        }
        return steps;
    }

    /** Number of floats of a vector. */
    int dimension() {
        return dimension;
    }

    /** What one step of a dimension's code is worth. */
    float step(int d) {
        return steps[d];
    }

    /** Standard deviation of a dimension over the vectors. */
    float spread(int d) {
        return spreads[d];
    }

    /** Rows of the block that begins there, with those that fill its last register. */
    private int rows(int first) {
        return Math.min(BLOCK, Math.ceilDiv(size - first, ROWS) * ROWS);
    }

    /**
     * Offers the accepted vectors whose sum of weight times code beats the threshold, in ascending order; with those sums as
     * scores, so they compare within one scan only.
     *
     * @param scores shape {@code [BLOCK]}; overwritten
     */
    void scan(RoughQuery query, BitSet accepted, int[] scores, TopK top) {
        for (int first = 0; first < size; first += BLOCK) {
            int rows = rows(first);
            Arrays.fill(scores, 0, rows, 0);
            for (int group = 0; group < query.count(); group += GROUP) {
                add(first * dimension, rows, query, group, scores);
            }
            for (int at = 0; at < rows; at += ROWS) {
                offer(first, at, scores, accepted, top);
            }
        }
    }

    /** Adds what a group of dimensions contributes to the scores of a block. */
    private void add(int offset, int rows, RoughQuery query, int group, int[] scores) {
        int[] dimensions = query.dimensions();
        short[] weights = query.weights();
        for (int at = 0; at < rows; at += ROWS) {
            ShortVector pairs = ShortVector.zero(SHORTS);
            ShortVector odds = ShortVector.zero(SHORTS);
            for (int i = group; i < group + GROUP; i++) {
                ShortVector pair = ByteVector.fromArray(BYTES, codes, offset + dimensions[i] * rows + at)
                        .reinterpretAsShorts();
                ShortVector weight = ShortVector.broadcast(SHORTS, weights[i]);
                pairs = pairs.add(pair.mul(weight));
                odds = odds.add(pair.lanewise(VectorOperators.LSHR, Byte.SIZE).mul(weight));
            }
            IntVector even =
                    pairs.sub(odds.lanewise(VectorOperators.LSHL, Byte.SIZE)).reinterpretAsInts();
            IntVector odd = odds.reinterpretAsInts();
            add(scores, at, lower(even));
            add(scores, at + LANES, even.lanewise(VectorOperators.ASHR, Short.SIZE));
            add(scores, at + 2 * LANES, lower(odd));
            add(scores, at + 3 * LANES, odd.lanewise(VectorOperators.ASHR, Short.SIZE));
        }
    }

    private static IntVector lower(IntVector halves) {
        return halves.lanewise(VectorOperators.LSHL, Short.SIZE).lanewise(VectorOperators.ASHR, Short.SIZE);
    }

    private static void add(int[] scores, int at, IntVector more) {
        IntVector.fromArray(INTS, scores, at).add(more).intoArray(scores, at);
    }

    /** Offers those of one register. */
    private static void offer(int first, int at, int[] scores, BitSet accepted, TopK top) {
        float threshold = top.threshold();
        int least = threshold == Float.NEGATIVE_INFINITY ? Integer.MIN_VALUE : (int) threshold;
        long beating = 0;
        for (int part = 0; part < ROWS; part += LANES) {
            IntVector some = IntVector.fromArray(INTS, scores, at + part);
            beating |= some.compare(VectorOperators.GT, least).toLong() << part;
        }
        while (beating != 0) {
            int row = at + Long.numberOfTrailingZeros(beating);
            beating &= beating - 1;
            if (accepted.get(first + row)) {
                top.offer(first + row, scores[row]);
            }
        }
    }
}
