package dev.marquee.bench.index;

import dev.marquee.index.ExactIndex;
import dev.marquee.index.HnswIndex;
import dev.marquee.index.HnswParameters;
import dev.marquee.index.IndexKind;
import dev.marquee.index.Int8Index;
import dev.marquee.index.Neighbor;
import dev.marquee.index.VectorIndex;
import dev.marquee.index.Vectors;
import java.util.List;

/** One of our own engines, asked as the retrieval service asks it. */
final class MarqueeEngine implements Engine {
    private static final int[] NOTHING_TO_SET = {0};

    private final VectorIndex index;
    private final long bytes;

    private MarqueeEngine(VectorIndex index, long bytes) {
        this.index = index;
        this.bytes = bytes;
    }

    /** Builds the engine over vectors that are there already. */
    static MarqueeEngine build(IndexKind kind, Vectors vectors) {
        long before = Usage.heap();
        VectorIndex index = switch (kind) {
            case EXACT -> new ExactIndex(vectors);
            case INT8 -> new Int8Index(vectors);
            case HNSW -> HnswIndex.build(vectors, HnswParameters.defaults());
            case AUTO -> throw new IllegalArgumentException("auto is a choice, no engine");
        };
        long floats = (long) vectors.size() * vectors.dimension() * Float.BYTES;
        return new MarqueeEngine(index, floats + Math.max(0, Usage.heap() - before));
    }

    @Override
    public String name() {
        return index.kind().label();
    }

    @Override
    public int[] efforts() {
        return index instanceof HnswIndex ? Graph.EFFORTS.clone() : NOTHING_TO_SET;
    }

    @Override
    public int[] search(float[] query, int k, int effort, Share accepted) {
        VectorIndex asked = index instanceof HnswIndex graph ? graph.withEfSearch(effort) : index;
        List<Neighbor> found = accepted.isAll() ? asked.search(query, k) : asked.search(query, k, accepted.ordinals());
        int[] ordinals = new int[found.size()];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = found.get(i).ordinal();
        }
        return ordinals;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {}
}
