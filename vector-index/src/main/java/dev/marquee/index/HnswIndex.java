package dev.marquee.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Searches a hierarchical navigable small world graph (arXiv:1603.09320) by hnswlib: approximate, and faster than
 * comparing with every vector once there are hundreds of thousands.
 *
 * <p>Immutable and thread-safe. The graph knows no filter, so it is asked for as many neighbours more as there are
 * vectors not accepted. Where that would cost more than comparing with all accepted vectors, or the graph returns too
 * few, those are compared.
 */
public final class HnswIndex implements VectorIndex {
    private static final int MAX_BUILDS = 5;
    /* Of the query that fares worst: in a well linked graph .8 and more, in a badly linked one next to nothing. */
    private static final double GOOD_RECALL = 0.7;
    private static final int SAMPLE = 300;
    private static final int SAMPLE_K = 300;
    /* A prime, so that the pairs of a sample are of all kinds. */
    private static final int PAIRING = 7_919;

    private final Vectors vectors;
    private final HnswParameters parameters;
    private final HnswGraph graph;
    private final ExactIndex exact;

    private HnswIndex(Vectors vectors, HnswParameters parameters, HnswGraph graph, ExactIndex exact) {
        this.vectors = vectors;
        this.parameters = parameters;
        this.graph = graph;
        this.exact = exact;
    }

    /**
     * Builds the graph with all processors: tens of seconds for tens of thousands of vectors. Which layers hnswlib draws
     * is chance, and one draw in ten or so leaves a part of the graph that hardly any search enters. Few queries notice,
     * and those find next to nothing; so a graph that loses one of a sample is built again, at most four times, and the
     * best is kept. The sample is of sums of two vectors, since the people of two tastes are the ones that are lost.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static HnswIndex build(Vectors vectors, HnswParameters parameters) {
        var exact = new ExactIndex(vectors);
        var sample = sample(vectors);
        HnswIndex best = null;
        double[] bestRecalls = {};
        for (int build = 0; best == null || (build < MAX_BUILDS && bestRecalls[0] < GOOD_RECALL); build++) {
            var next = new HnswIndex(vectors, parameters, HnswGraph.build(vectors, parameters), exact);
            double[] recalls =
                    Recall.ofEach(SAMPLE_K, next, exact, sample).sorted().toArray();
            if (best == null || Arrays.compare(recalls, bestRecalls) > 0) {
                best = next;
                bestRecalls = recalls;
            }
        }
        return best;
    }

    /**
     * Reads what {@link #save} wrote; it then searches exactly as the saved one did.
     *
     * @param vectors the vectors that the graph was built from
     * @throws IndexFormatException if the file is something else, truncated, altered, built from other vectors, or holds
     *     Java classes that are no part of a graph
     * @throws IOException if it cannot be read
     */
    public static HnswIndex load(Path file, Vectors vectors) throws IOException {
        var saved = GraphFile.read(file, vectors);
        return new HnswIndex(vectors, saved.parameters(), saved.graph(), new ExactIndex(vectors));
    }

    /**
     * Writes the graph, without the vectors, beside the file and renames, so that a reader never sees half of it.
     *
     * @throws IOException if it cannot be written
     */
    public void save(Path file) throws IOException {
        GraphFile.write(graph, vectors, parameters, file);
    }

    @Override
    public int size() {
        return vectors.size();
    }

    @Override
    public int dimension() {
        return vectors.dimension();
    }

    @Override
    public IndexKind kind() {
        return IndexKind.HNSW;
    }

    @Override
    public ExactIndex exact() {
        return exact;
    }

    /** The same graph, searched with another number of candidates. */
    public HnswIndex withEfSearch(int efSearch) {
        var changed = new HnswParameters(parameters.m(), parameters.efConstruction(), efSearch);
        return new HnswIndex(vectors, changed, graph, exact);
    }

    /** What the graph was built with. */
    public HnswParameters parameters() {
        return parameters;
    }

    @Override
    public List<Neighbor> search(float[] query, int k) {
        return search(query, k, exact.all());
    }

    @Override
    public List<Neighbor> search(float[] query, int k, BitSet accepted) {
        vectors.requireSearchable(query, k, accepted);
        int candidates = accepted.cardinality();
        int ef = ef(k, candidates);
        if (SearchPath.withGraph(candidates, ef, dimension()) != SearchPath.GRAPH) {
            return exact.search(query, k, accepted);
        }
        BitSet found = graph.nearest(query, ef);
        found.and(accepted);
        return exact.search(query, k, found.cardinality() < Math.min(k, candidates) ? accepted : found);
    }

    /** How many neighbours to ask for, so that {@code k} remain even if all that are not accepted come first. */
    private int ef(int k, int candidates) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(parameters.efSearch(), (long) k + size() - candidates));
    }

    private static List<float[]> sample(Vectors vectors) {
        int count = Math.min(SAMPLE, vectors.size());
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * vectors.size() / count))
                .mapToObj(ordinal ->
                        sum(vectors.row(ordinal), vectors.row((int) ((long) ordinal * PAIRING % vectors.size()))))
                .toList();
    }

    private static float[] sum(float[] one, float[] other) {
        float[] sum = one.clone();
        for (int d = 0; d < sum.length; d++) {
            sum[d] += other[d];
        }
        return sum;
    }
}
