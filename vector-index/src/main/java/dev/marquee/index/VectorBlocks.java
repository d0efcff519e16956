package dev.marquee.index;

import java.util.BitSet;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors once more, laid out for scanning all of them: blocks of as many rows as four registers have lanes, and
 * within a block dimension by dimension. Immutable and thread-safe.
 *
 * <p>A register then holds the scores of neighbouring rows: no sum across lanes, and one comparison skips a register's
 * rows when none beats the threshold.
 */
final class VectorBlocks {
    /* At most 16 lanes, so that a block's rows fit the bits of a long. */
    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROWS = 4 * LANES;

    private final int size;
    private final int dimension;
    /* [blocks, dimension, ROWS]; the last block is filled up with zeros. */
    private final float[] values;

    VectorBlocks(Vectors vectors) {
        size = vectors.size();
        dimension = vectors.dimension();
        int blocks = Math.ceilDiv(size, ROWS);
        values = new float[Math.multiplyExact(Math.multiplyExact(blocks, ROWS), dimension)];
        for (int ordinal = 0; ordinal < size; ordinal++) {
            int offset = ordinal / ROWS * ROWS * dimension + ordinal % ROWS;
            for (int d = 0; d < dimension; d++) {
                values[offset + d * ROWS] = vectors.value(ordinal, d);
            }
        }
    }

    /** Offers the accepted vectors that beat the threshold, in ascending order. */
    void scan(float[] query, BitSet accepted, TopK top) {
        float[] scores = new float[ROWS];
        for (int first = 0; first < size; first += ROWS) {
            long beating = scoreBlock(query, first * dimension, top.threshold(), scores);
            while (beating != 0) {
                int row = Long.numberOfTrailingZeros(beating);
                beating &= beating - 1;
                if (accepted.get(first + row)) {
                    top.offer(first + row, scores[row]);
                }
            }
        }
    }

    /** Scores one block; returns a bit for each row above the threshold, whose scores are then in {@code scores}. */
    private long scoreBlock(float[] query, int offset, float threshold, float[] scores) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = FloatVector.zero(SPECIES);
        FloatVector c = FloatVector.zero(SPECIES);
        FloatVector e = FloatVector.zero(SPECIES);
        int at = offset;
        for (int d = 0; d < dimension; d++) {
            FloatVector q = FloatVector.broadcast(SPECIES, query[d]);
            a = q.fma(FloatVector.fromArray(SPECIES, values, at), a);
            b = q.fma(FloatVector.fromArray(SPECIES, values, at + LANES), b);
            c = q.fma(FloatVector.fromArray(SPECIES, values, at + 2 * LANES), c);
            e = q.fma(FloatVector.fromArray(SPECIES, values, at + 3 * LANES), e);
            at += ROWS;
        }
        long beating = beating(a, threshold, 0)
                | beating(b, threshold, 1)
                | beating(c, threshold, 2)
                | beating(e, threshold, 3);
        if (beating != 0) {
            a.intoArray(scores, 0);
            b.intoArray(scores, LANES);
            c.intoArray(scores, 2 * LANES);
            e.intoArray(scores, 3 * LANES);
        }
        return beating;
    }

    private static long beating(FloatVector scores, float threshold, int register) {
        return scores.compare(VectorOperators.GT, threshold).toLong() << (register * LANES);
    }
}
