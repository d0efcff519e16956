package dev.marquee.retrieval.index;

import dev.marquee.index.Vectors;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The item vectors of a bundle and, behind them by ordinal, those of the movies that were added to it. Immutable and thread-safe.
 *
 * @param bundled the bundle's own
 * @param added of one length with them; null if no movie was added
 */
record MovieVectors(Vectors bundled, @Nullable Vectors added) {

    /** Number of vectors. */
    int size() {
        return bundled.size() + (added == null ? 0 : added.size());
    }

    /** A copy of one vector. */
    float[] row(int ordinal) {
        return added == null || ordinal < bundled.size() ? bundled.row(ordinal) : added.row(ordinal - bundled.size());
    }

    /** The inner product of a query and one vector. */
    float score(float[] query, int ordinal) {
        return added == null || ordinal < bundled.size()
                ? bundled.score(query, ordinal)
                : added.score(query, ordinal - bundled.size());
    }

    /** The inner products of a query and all vectors, shape {@code [size()]}; the caller owns it. */
    float[] scores(float[] query) {
        float[] scores = bundled.scores(query);
        if (added == null) {
            return scores;
        }
        float[] all = Arrays.copyOf(scores, size());
        System.arraycopy(added.scores(query), 0, all, scores.length, added.size());
        return all;
    }
}
