package dev.marquee.retrieval.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.index.Neighbor;
import dev.marquee.index.Vectors;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link SimilarMovies}: cosine, without bias, without itself. */
class SimilarMoviesTest {
    private static BitSet first(int movies) {
        BitSet first = new BitSet();
        first.set(0, movies);
        return first;
    }

    private static MovieVectors vectors(List<float[]> rows) {
        return new MovieVectors(Vectors.of(rows), null);
    }

    @Test
    void looksAtTheDirectionAndNotAtLengthOrBias() {
        SimilarMovies movies = SimilarMovies.of(vectors(List.of(
                new float[] {1, 0, 0}, new float[] {100, 100, 50}, new float[] {0.1f, 0.01f, -9}, new float[] {-1, 0, 9
                })));
        List<Neighbor> similar = movies.to(0, 3, first(4));
        assertThat(similar).extracting(Neighbor::ordinal).containsExactly(2, 1, 3);
        assertThat(similar.getLast().score()).isCloseTo(-1, within(1e-6f));
    }

    @Test
    void aMovieWithoutAnEmbeddingIsLikeNone() {
        SimilarMovies movies =
                SimilarMovies.of(vectors(List.of(new float[] {0, 0, 3}, new float[] {1, 0, 0}, new float[] {2, 1, 0})));
        assertThat(movies.to(0, 9, first(3))).containsExactly(new Neighbor(1, 0), new Neighbor(2, 0));
    }

    @Test
    void theOnlyMovieIsLikeNoOther() {
        assertThat(SimilarMovies.of(vectors(List.of(new float[] {1, 0}))).to(0, 5, first(1)))
                .isEmpty();
    }

    @RepeatedTest(20)
    void agreesWithAFullSort(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rows.add(new float[] {
                (float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()
            });
        }
        int movie = random.nextInt(50);
        BitSet accepted = new BitSet();
        random.ints(60, 0, 50).forEach(accepted::set);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            if (i != movie && accepted.get(i)) {
                expected.add(i);
            }
        }
        expected.sort(Comparator.comparingDouble(other -> -cosine(rows.get(movie), rows.get(other))));
        assertThat(SimilarMovies.of(vectors(rows)).to(movie, 10, accepted))
                .extracting(Neighbor::ordinal)
                .containsExactlyElementsOf(expected.subList(0, 10));
    }

    private static double cosine(float[] a, float[] b) {
        double dot = (double) a[0] * b[0] + (double) a[1] * b[1];
        return dot / Math.hypot(a[0], a[1]) / Math.hypot(b[0], b[1]);
    }
}
