package dev.marquee.index;

import com.github.jelmerk.hnswlib.core.Item;

/**
 * One vector as the graph holds it.
 *
 * <p>It is lengthened to the length of the longest, in a dimension that a query has 0 in: the inner product of a query
 * with it is that of the vector itself, while among such vectors, all equally long, the larger inner product is also the
 * smaller Euclidean distance, which HNSW is made for (Bachrach et al., 2014, "Speeding up the Xbox recommender system",
 * section 3). Zeros fill it up to whole registers.
 */
final class GraphItem implements Item<Integer, float[]> {
    private final int ordinal;
    private final transient float[] vector;

    GraphItem(int ordinal, float[] vector) {
        this.ordinal = ordinal;
        this.vector = vector;
    }

    @Override
    public Integer id() {
        return ordinal;
    }

    @Override
    public float[] vector() {
        return vector;
    }

    @Override
    public int dimensions() {
        return vector.length;
    }
}
