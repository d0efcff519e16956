package dev.marquee.retrieval.index;

import dev.marquee.index.ExactIndex;
import dev.marquee.index.Neighbor;
import dev.marquee.index.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which movies are alike: the cosine of their item embeddings, without the bias. Immutable and thread-safe.
 *
 * <p>Between two movies the inner product would favour whatever is popular, since popularity is in the length of an item
 * vector and in its bias. So this holds the directions alone, as vectors of unit length whose inner product is the
 * cosine, in an exact index: this call is rare enough not to need another graph.
 */
final class SimilarMovies {
    private final Vectors directions;
    private final ExactIndex index;

    private SimilarMovies(Vectors directions) {
        this.directions = directions;
        this.index = new ExactIndex(directions);
    }

    /** The directions of item vectors whose last column is the bias. */
    static SimilarMovies of(Vectors items) {
        List<float[]> rows = new ArrayList<>(items.size());
        for (int ordinal = 0; ordinal < items.size(); ordinal++) {
            rows.add(direction(Arrays.copyOf(items.row(ordinal), items.dimension() - 1)));
        }
        return new SimilarMovies(Vectors.of(rows));
    }

    /** Unit length; zero stays zero, so that a movie without an embedding is like none. */
    private static float[] direction(float[] embedding) {
        double squares = 0;
        for (float value : embedding) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < embedding.length && length > 0; i++) {
            embedding[i] = (float) (embedding[i] / length);
        }
        return embedding;
    }

    /** Best first, ties by ordinal, at most {@code n}. */
    List<Neighbor> to(int ordinal, int n) {
        BitSet others = new BitSet(directions.size());
        others.set(0, directions.size());
        others.clear(ordinal);
        return others.isEmpty() ? List.of() : index.search(directions.row(ordinal), n, others);
    }
}
