package dev.marquee.retrieval.index;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.index.IndexKind;
import dev.marquee.index.Neighbor;
import dev.marquee.index.VectorIndex;
import dev.marquee.index.Vectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The movies of a bundle as vectors by ordinal, and a small exact segment behind them for those that were added to it. Immutable and
 * thread-safe; on the heap, so nothing to close.
 */
public final class MovieIndex {
    private final MovieVectors items;
    private final VectorIndex vectors;
    private final SimilarMovies similar;

    private MovieIndex(MovieVectors items, VectorIndex vectors, SimilarMovies similar) {
        this.items = items;
        this.vectors = vectors;
        this.similar = similar;
    }

    /**
     * Reads the item vectors and, where it is to be used, the graph.
     *
     * @param kind which engine searches; {@link IndexKind#AUTO} takes the measured choice
     * @throws BundleException if a file cannot be read or does not fit the catalog
     */
    public static MovieIndex open(Bundle bundle, Catalog catalog, IndexKind kind) {
        try {
            Vectors vectors = Vectors.load(bundle.path(Role.ITEM_VECTORS));
            if (vectors.size() != catalog.size()) {
                throw new BundleException("bundle %s: %s holds %d vectors, the catalog %d movies"
                        .formatted(bundle.version(), Role.ITEM_VECTORS.path(), vectors.size(), catalog.size()));
            }
            MovieVectors items = new MovieVectors(vectors, null);
            return new MovieIndex(items, kind.open(vectors, bundle.path(Role.INDEX)), SimilarMovies.of(items));
        } catch (IOException e) {
            throw new BundleException("bundle %s: %s".formatted(bundle.version(), e.getMessage()), e);
        }
    }

    /**
     * The same index with further movies.
     *
     * @param added their vectors, shape {@code [m, dimension()]}, row by row; not modified
     */
    public MovieIndex with(float[] added) {
        List<float[]> rows = new ArrayList<>();
        for (int from = 0; from < added.length; from += dimension()) {
            rows.add(Arrays.copyOfRange(added, from, from + dimension()));
        }
        MovieVectors more = new MovieVectors(items.bundled(), Vectors.of(rows));
        return new MovieIndex(more, vectors, similar.with(more));
    }

    /** Which engine searches; never {@link IndexKind#AUTO}. */
    public IndexKind kind() {
        return vectors.kind();
    }

    /** The same in lower case, as operators write it. */
    public String engine() {
        return kind().label();
    }

    /** Number of movies. */
    public int size() {
        return items.size();
    }

    /** Length of a user embedding. */
    public int dimension() {
        return vectors.dimension();
    }

    /**
     * The movies with the largest inner product, best first, ties by ordinal: {@code min(n, accepted)} of them.
     *
     * @param user embedding, shape {@code [dimension()]}
     * @param accepted ordinals that may be returned; not modified
     */
    public List<Neighbor> search(float[] user, int n, BitSet accepted) {
        return search(vectors, user, n, accepted);
    }

    /** The same by the scan that is always right, whatever engine searches. */
    List<Neighbor> exactly(float[] user, int n, BitSet accepted) {
        return search(vectors.exact(), user, n, accepted);
    }

    private List<Neighbor> search(VectorIndex engine, float[] user, int n, BitSet accepted) {
        int bundled = engine.size();
        if (accepted.length() <= bundled) {
            return accepted.isEmpty() ? List.of() : engine.search(user, n, accepted);
        }
        BitSet own = accepted.get(0, bundled);
        List<Neighbor> all = new ArrayList<>(own.isEmpty() ? List.of() : engine.search(user, n, own));
        for (int added = accepted.nextSetBit(bundled); added >= 0; added = accepted.nextSetBit(added + 1)) {
            all.add(new Neighbor(added, items.score(user, added)));
        }
        return all.stream().sorted().limit(n).toList();
    }

    /**
     * The movies most like this one by cosine, best first, ties by ordinal, itself left out.
     *
     * @param accepted ordinals that may be returned; not modified
     */
    public List<Neighbor> similar(int ordinal, int n, BitSet accepted) {
        return similar.to(ordinal, n, accepted);
    }

    /** The inner product of a user embedding and a movie's, item bias included. */
    public float score(float[] user, int ordinal) {
        return items.score(user, ordinal);
    }

    /**
     * The place of a movie among others by the exact scores, from 1; ties by ordinal.
     *
     * @param accepted what it competes with, itself in it or not; not modified
     */
    public int rank(float[] user, int ordinal, BitSet accepted) {
        float[] scores = items.scores(user);
        int better = 0;
        for (int other = accepted.nextSetBit(0); other >= 0; other = accepted.nextSetBit(other + 1)) {
            if (scores[other] > scores[ordinal] || (scores[other] == scores[ordinal] && other < ordinal)) {
                better++;
            }
        }
        return better + 1;
    }
}
