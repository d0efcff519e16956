package dev.marquee.retrieval.index;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.index.ExactIndex;
import dev.marquee.index.IndexKind;
import dev.marquee.index.Neighbor;
import dev.marquee.index.VectorIndex;
import dev.marquee.index.Vectors;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/** The movies of a bundle as vectors by ordinal. Immutable and thread-safe; on the heap, so nothing to close. */
public final class MovieIndex {
    private final Vectors items;
    private final VectorIndex vectors;
    private final SimilarMovies similar;

    private MovieIndex(Vectors items, VectorIndex vectors) {
        this.items = items;
        this.vectors = vectors;
        this.similar = SimilarMovies.of(items);
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
            return new MovieIndex(vectors, kind.open(vectors, bundle.path(Role.INDEX)));
        } catch (IOException e) {
            throw new BundleException("bundle %s: %s".formatted(bundle.version(), e.getMessage()), e);
        }
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
        return vectors.size();
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
        return accepted.isEmpty() ? List.of() : vectors.search(user, n, accepted);
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

    /** The scan that is always right, whatever engine searches. */
    ExactIndex exact() {
        return vectors.exact();
    }
}
