package dev.marquee.contract;

/**
 * What a person has rated, as two columns: shorter than a list of objects, and many times faster to read.
 *
 * @param movieIds oldest first, each positive
 * @param ratings parallel to them, 0.5 to 5.0 in halves
 */
@SuppressWarnings("ArrayRecordComponent")
public record WireHistory(int[] movieIds, float[] ratings) {}
