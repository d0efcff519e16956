package dev.marquee.index;

import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A graph on disk: an {@link IndexFile} whose ints are size, dimension, the three {@link HnswParameters} and the checksum
 * of the vectors; its body is hnswlib's Java serialisation with ordinals in place of the vectors.
 *
 * @param graph the graph
 * @param parameters what it was built with
 */
record GraphFile(HnswGraph graph, HnswParameters parameters) {
    private static final String MAGIC = "MRQGRAPH";
    private static final int WIDER = 64;

    static void write(HnswGraph graph, Vectors vectors, HnswParameters parameters, Path path) throws IOException {
        int[] fields = {
            vectors.size(),
            vectors.dimension(),
            vectors.checksum(),
            parameters.m(),
            parameters.efConstruction(),
            parameters.efSearch()
        };
        IndexFile.write(path, MAGIC, fields, out -> {
            var objects = new ObjectOutputStream(out);
            objects.writeObject(graph.library());
            objects.flush();
        });
    }

    static GraphFile read(Path path, Vectors vectors) throws IOException {
        var file = IndexFile.open(path, MAGIC, "an HNSW graph");
        int[] made = Arrays.copyOf(file.fields(), 3);
        int[] given = {vectors.size(), vectors.dimension(), vectors.checksum()};
        if (!Arrays.equals(made, given)) {
            throw new IndexFormatException(
                    "%s was built from %d vectors of %d floats with checksum %08x; given are %d of %d with %08x"
                            .formatted(path, made[0], made[1], made[2], given[0], given[1], given[2]));
        }
        try {
            var parameters = new HnswParameters(file.fields()[3], file.fields()[4], file.fields()[5]);
            var space = new GraphSpace(vectors);
            return new GraphFile(new HnswGraph(space, readGraph(file, space, parameters)), parameters);
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw new IndexFormatException("%s holds no graph of these vectors: %s".formatted(path, e.getMessage()), e);
        }
    }

    @SuppressWarnings("unchecked") // The stream holds no other classes, and the serialisers of these.
    private static HnswIndex<Integer, float[], GraphItem, Float> readGraph(
            IndexFile file, GraphSpace space, HnswParameters parameters) throws IOException, ClassNotFoundException {
        // A graph saved on a machine with wider registers has a larger dimension.
        int largest = Math.max(space.size(), Math.max(2 * parameters.efConstruction(), space.dimension() + WIDER));
        try (var objects = new GraphInputStream(file.body(), space, largest)) {
            var graph = (HnswIndex<Integer, float[], GraphItem, Float>) objects.readObject();
            if (graph.size() != space.items()) {
                throw new IndexFormatException("it links %d of %d vectors".formatted(graph.size(), space.items()));
            }
            return graph;
        }
    }
}
