package dev.marquee.index;

/**
 * One hit of a search.
 *
 * @param ordinal position of the vector in the index, from 0
 * @param score inner product with the query; higher is closer
 */
public record Neighbor(int ordinal, float score) implements Comparable<Neighbor> {
    /** Best score first; equal scores by ordinal, so that results are reproducible. */
    @Override
    public int compareTo(Neighbor other) {
        int byScore = Float.compare(other.score, score);
        return byScore != 0 ? byScore : Integer.compare(ordinal, other.ordinal);
    }
}
