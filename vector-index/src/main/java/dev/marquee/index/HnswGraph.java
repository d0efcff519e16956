package dev.marquee.index;

import com.github.jelmerk.hnswlib.core.NullProgressListener;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import java.util.BitSet;
import java.util.concurrent.CancellationException;

/**
 * The graph of hnswlib, built once and never changed.
 *
 * <p>Thread-safe: what hnswlib does badly (adding, removing, resizing and saving under load, one {@code ef} shared by
 * all searches) is not reachable from here.
 */
final class HnswGraph {
    /* So small that each search decides by its k how many candidates it tracks: hnswlib takes the larger of the two. */
    private static final int NO_SHARED_EF = 1;

    private final GraphSpace space;
    private final HnswIndex<Integer, float[], GraphItem, Float> graph;

    HnswGraph(GraphSpace space, HnswIndex<Integer, float[], GraphItem, Float> graph) {
        this.space = space;
        this.graph = graph;
    }

    /**
     * Builds with as many threads as there are processors. hnswlib draws the layer of each vector from a generator that
     * cannot be seeded, so two builds differ in their links; a saved graph does not.
     */
    static HnswGraph build(Vectors vectors, HnswParameters parameters) {
        var space = new GraphSpace(vectors);
        HnswIndex<Integer, float[], GraphItem, Float> graph = HnswIndex.newBuilder(
                        space.dimension(), GraphSpace.Distance.OF_QUERY_OR_ITEM, space.items())
                .withM(parameters.m())
                .withEfConstruction(parameters.efConstruction())
                .withEf(NO_SHARED_EF)
                .withCustomSerializers(GraphSerializer.OfId.ORDINAL, GraphSerializer.OfItem.ORDINAL)
                .build();
        try {
            graph.addAll(space.longestFirst().toList(), NullProgressListener.INSTANCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while building a graph of " + vectors.size() + " vectors");
        }
        return new HnswGraph(space, graph);
    }

    /**
     * The ordinals that a search ends with when it tracks {@code ef} candidates: so many, more if some vectors are equal,
     * or fewer if it reaches no more.
     */
    BitSet nearest(float[] query, int ef) {
        var ordinals = new BitSet(space.size());
        for (var result : graph.findNearest(space.query(query), ef)) {
            for (int ordinal = result.item().id(); ordinal >= 0; ordinal = space.nextEqual(ordinal)) {
                ordinals.set(ordinal);
            }
        }
        return ordinals;
    }

    /** What a file keeps; not to be changed. */
    HnswIndex<Integer, float[], GraphItem, Float> library() {
        return graph;
    }
}
