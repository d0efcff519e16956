package dev.marquee.index;

import com.github.jelmerk.hnswlib.core.Item;

/** One vector as the graph holds it; {@link GraphSpace} makes it and says how its array is laid out. */
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
