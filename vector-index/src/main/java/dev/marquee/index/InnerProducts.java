package dev.marquee.index;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner products of one query and rows of floats, by the Vector API. Not thread-safe; used again and again it makes no
 * garbage.
 *
 * <p>One order of additions, whatever the width of a register: 16 sums, of the dimensions 0, 16, 32, …, of 1, 17, 33, … and
 * so on, each by fused multiply-adds in ascending order; then the upper half of the sums is added to the lower one
 * until one is left; then the dimensions beyond the last whole 16 one by one. So a row has one score, to the last bit,
 * alone or beside others, compiled or not.
 *
 * <p>Rows that lie apart are scored four at a time, which shares the loads of the query. Rows one after the other are faster
 * scored one by one, since memory is then read in its order.
 */
final class InnerProducts {
    /** Rows that are scored at a time, if they lie apart. */
    static final int ROWS = 4;

    private static final int SUMS = 16;
    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > SUMS ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    private final float[] sums = new float[ROWS * SUMS];
    private final float[] scores = new float[ROWS];

    /**
     * Scores one row.
     *
     * @param query its length is that of a row
     * @param values rows one after the other
     * @param offset of the row
     */
    float score(float[] query, float[] values, int offset) {
        int whole = query.length - query.length % SUMS;
        for (int part = 0; part < SUMS; part += SPECIES.length()) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int d = part; d < whole; d += SUMS) {
                FloatVector q = FloatVector.fromArray(SPECIES, query, d);
                sum = q.fma(FloatVector.fromArray(SPECIES, values, offset + d), sum);
            }
            sum.intoArray(sums, part);
        }
        return fold(0, query, whole, values, offset);
    }

    /**
     * Scores four rows.
     *
     * @param query its length is that of a row
     * @param values rows one after the other
     * @param a offset of the first row; then of the second, third and fourth, which may be equal
     * @return shape {@code [4]}, valid until the next call
     */
    float[] score(float[] query, float[] values, int a, int b, int c, int e) {
        int whole = query.length - query.length % SUMS;
        for (int part = 0; part < SUMS; part += SPECIES.length()) {
            sum(query, whole, values, part, a, b, c, e);
        }
        scores[0] = fold(0, query, whole, values, a);
        scores[1] = fold(SUMS, query, whole, values, b);
        scores[2] = fold(2 * SUMS, query, whole, values, c);
        scores[3] = fold(3 * SUMS, query, whole, values, e);
        return scores;
    }

    private void sum(float[] query, int whole, float[] values, int part, int a, int b, int c, int e) {
        FloatVector sumA = FloatVector.zero(SPECIES);
        FloatVector sumB = FloatVector.zero(SPECIES);
        FloatVector sumC = FloatVector.zero(SPECIES);
        FloatVector sumE = FloatVector.zero(SPECIES);
        for (int d = part; d < whole; d += SUMS) {
            FloatVector q = FloatVector.fromArray(SPECIES, query, d);
            sumA = q.fma(FloatVector.fromArray(SPECIES, values, a + d), sumA);
            sumB = q.fma(FloatVector.fromArray(SPECIES, values, b + d), sumB);
            sumC = q.fma(FloatVector.fromArray(SPECIES, values, c + d), sumC);
            sumE = q.fma(FloatVector.fromArray(SPECIES, values, e + d), sumE);
        }
        sumA.intoArray(sums, part);
        sumB.intoArray(sums, SUMS + part);
        sumC.intoArray(sums, 2 * SUMS + part);
        sumE.intoArray(sums, 3 * SUMS + part);
    }

    /** Adds the 16 sums, and then what is beyond whole registers. */
    private float fold(int at, float[] query, int whole, float[] values, int offset) {
        float even = ((sums[at] + sums[at + 8]) + (sums[at + 4] + sums[at + 12]))
                + ((sums[at + 2] + sums[at + 10]) + (sums[at + 6] + sums[at + 14]));
        float odd = ((sums[at + 1] + sums[at + 9]) + (sums[at + 5] + sums[at + 13]))
                + ((sums[at + 3] + sums[at + 11]) + (sums[at + 7] + sums[at + 15]));
        float score = even + odd;
        for (int d = whole; d < query.length; d++) {
            score = Math.fma(query[d], values[offset + d], score);
        }
        return score;
    }
}
