package dev.marquee.bench.index;

import dev.marquee.index.Vectors;
import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** JVector's graph with full vectors on the heap, and one searcher that is used again, as its users do. */
final class JVectorEngine implements Engine {
    private static final VectorTypeSupport TYPES =
            VectorizationProvider.getInstance().getVectorTypeSupport();
    private static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;
    private static final float OVERFLOW = 1.2f;
    private static final float ALPHA = 1.2f;

    private final RandomAccessVectorValues values;
    private final ImmutableGraphIndex graph;
    private final GraphSearcher searcher;

    private JVectorEngine(RandomAccessVectorValues values, ImmutableGraphIndex graph) {
        this.values = values;
        this.graph = graph;
        this.searcher = new GraphSearcher(graph);
    }

    /** Builds the graph with all processors. */
    static JVectorEngine build(VectorSet set, Graph parameters) throws IOException {
        Vectors vectors = set.vectors();
        List<VectorFloat<?>> rows = new ArrayList<>(vectors.size());
        for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
            rows.add(TYPES.createFloatVector(vectors.row(ordinal)));
        }
        RandomAccessVectorValues values = new ListRandomAccessVectorValues(rows, vectors.dimension());
        try (GraphIndexBuilder builder = GraphIndexBuilder.builder(values, SIMILARITY, 2 * parameters.m())
                .withBeamWidth(parameters.efConstruction())
                .withNeighborOverflow(OVERFLOW)
                .withAlpha(ALPHA)
                .build()) {
            return new JVectorEngine(values, builder.build(values));
        }
    }

    @Override
    public String name() {
        return "JVector";
    }

    /** No: a filter makes it walk the graph for tens of milliseconds, which would be most of the benchmark's time. */
    @Override
    public boolean filters() {
        return false;
    }

    @Override
    public int[] efforts() {
        return Graph.EFFORTS.clone();
    }

    @Override
    public int[] search(float[] query, int k, int effort, Share accepted) {
        Bits bits = accepted.isAll() ? Bits.ALL : accepted.ordinals()::get;
        DefaultSearchScoreProvider scores =
                DefaultSearchScoreProvider.exact(TYPES.createFloatVector(query), SIMILARITY, values);
        SearchResult.NodeScore[] found =
                searcher.search(scores, k, effort, 0, 0, bits).getNodes();
        int[] ordinals = new int[found.length];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = found[i].node;
        }
        return ordinals;
    }

    @Override
    public long bytes() {
        return graph.ramBytesUsed() + (long) values.size() * values.dimension() * Float.BYTES;
    }

    @Override
    public void close() throws IOException {
        searcher.close();
        graph.close();
    }
}
