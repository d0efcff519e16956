package dev.marquee.retrieval.index;

import dev.marquee.index.Neighbor;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Which movies are alike: the cosine of their item embeddings, without the bias. Immutable and thread-safe.
 *
 * <p>Between two movies the inner product would favour whatever is popular, since popularity is in the length of an item
 * vector and in its bias. So a movie asks all others without its bias, and each inner product is divided by the lengths
 * of both: this call is rare enough not to hold directions of their own.
 */
final class SimilarMovies {
    private final MovieVectors items;
    private final float[] lengths;

    private SimilarMovies(MovieVectors items, float[] lengths) {
        this.items = items;
        this.lengths = lengths;
    }

    /** Over item vectors, which are shared, not copied; their last column is the bias. */
    static SimilarMovies of(MovieVectors items) {
        return new SimilarMovies(items, new float[0]).with(items);
    }

    /** Over the same vectors and some behind them. */
    SimilarMovies with(MovieVectors more) {
        float[] all = Arrays.copyOf(lengths, more.size());
        for (int ordinal = lengths.length; ordinal < all.length; ordinal++) {
            double squares = 0;
            for (float value : withoutBias(more.row(ordinal))) {
                squares += (double) value * value;
            }
            all[ordinal] = (float) Math.sqrt(squares);
        }
        return new SimilarMovies(more, all);
    }

    private static float[] withoutBias(float[] row) {
        row[row.length - 1] = 0;
        return row;
    }

    /** The accepted ones, best first, ties by ordinal, at most {@code n}; a movie without an embedding is like none. */
    List<Neighbor> to(int ordinal, int n, BitSet accepted) {
        float[] products = items.scores(withoutBias(items.row(ordinal)));
        PriorityQueue<Neighbor> best = new PriorityQueue<>(n + 1, Comparator.reverseOrder());
        for (int other = accepted.nextSetBit(0); other >= 0; other = accepted.nextSetBit(other + 1)) {
            if (other != ordinal) {
                float length = lengths[ordinal] * lengths[other];
                offer(best, n, other, length == 0 ? 0 : products[other] / length);
            }
        }
        return best.stream().sorted().toList();
    }

    private static void offer(PriorityQueue<Neighbor> best, int n, int other, float cosine) {
        if (best.size() == n && cosine <= best.element().score()) {
            return;
        }
        best.add(new Neighbor(other, cosine));
        if (best.size() > n) {
            best.remove();
        }
    }
}
