package dev.marquee.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link ExactIndex} against examples and a full sort. */
class ExactIndexTest {
    private static final ExactIndex FOUR = new ExactIndex(
            Vectors.of(List.of(new float[] {1, 0}, new float[] {3, 4}, new float[] {-1, 2}, new float[] {1, 0})));

    @Test
    void returnsTheLargestInnerProductsFirstAndEqualOnesByOrdinal() {
        assertThat(FOUR.search(new float[] {2, 1}, 3))
                .containsExactly(new Neighbor(1, 10), new Neighbor(0, 2), new Neighbor(3, 2));
    }

    @Test
    void returnsEverythingWhenKExceedsSize() {
        assertThat(FOUR.search(new float[] {0, 1}, 100))
                .extracting(Neighbor::ordinal)
                .containsExactly(1, 2, 0, 3);
    }

    @Test
    void returnsOnlyAcceptedOrdinals() {
        assertThat(FOUR.search(new float[] {2, 1}, 3, ordinals(2, 3)))
                .containsExactly(new Neighbor(3, 2), new Neighbor(2, 0));
    }

    @Test
    void returnsNothingWhenNothingIsAccepted() {
        assertThat(FOUR.search(new float[] {2, 1}, 3, new BitSet())).isEmpty();
    }

    @Test
    void ranksEqualScoresByOrdinalHoweverMany() {
        var same = new ExactIndex(Vectors.of(
                IntStream.range(0, 1_000).mapToObj(i -> new float[] {1, 2}).toList()));

        assertThat(same.search(new float[] {1, 1}, 10))
                .extracting(Neighbor::ordinal)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void treatsZeroAndNegativeZeroAsOneScore() {
        var index = new ExactIndex(Vectors.of(List.of(new float[] {-1e-30f}, new float[] {0f})));

        assertThat(index.search(new float[] {1e-30f}, 2)).containsExactly(new Neighbor(0, 0f), new Neighbor(1, 0f));
    }

    @Test
    void refusesAQueryOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FOUR.search(new float[3], 1))
                .withMessage("query of 3 floats and k=1; the index holds vectors of 2 floats");
    }

    @Test
    void refusesToReturnNoNeighbors() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FOUR.search(new float[2], 0))
                .withMessage("query of 2 floats and k=0; the index holds vectors of 2 floats and k is at least 1");
    }

    @Test
    void refusesAQueryThatIsNotFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FOUR.search(new float[] {1, Float.NaN}, 1))
                .withMessage("query has the length NaN; at most 1e18 is expected");
    }

    @Test
    void refusesAnAcceptedOrdinalThatItDoesNotHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FOUR.search(new float[2], 1, ordinals(1, 4)))
                .withMessage("ordinal 4 is accepted; the index holds 4 vectors, from 0");
    }

    @Test
    void doesNotModifyItsArguments() {
        float[] query = {2, 1};
        BitSet accepted = ordinals(1, 2);

        FOUR.search(query, 1, accepted);

        assertThat(query).containsExactly(2, 1);
        assertThat(accepted).isEqualTo(ordinals(1, 2));
    }

    @RepeatedTest(60)
    void agreesWithAFullSortBitForBit(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        int dimension = 2 + random.nextInt(90);
        var generator = new MovieVectors(random.nextLong(), dimension);
        Vectors vectors = generator.movies(1 + random.nextInt(3_000));
        float[] query = generator.user();
        BitSet accepted = randomOrdinals(random, vectors.size(), random.nextDouble());
        int k = 1 + random.nextInt(600);

        assertThat(new ExactIndex(vectors).search(query, k, accepted)).isEqualTo(fullSort(vectors, query, k, accepted));
    }

    @RepeatedTest(20)
    void agreesWithAFullSortWhenManyScoresAreEqual(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            rows.add(new float[] {random.nextInt(4), random.nextInt(3) - 1, random.nextInt(2)});
        }
        var vectors = Vectors.of(rows);
        float[] query = {random.nextInt(5) - 2, random.nextInt(3), 1};
        BitSet accepted = randomOrdinals(random, vectors.size(), random.nextDouble());
        int k = 1 + random.nextInt(300);

        assertThat(new ExactIndex(vectors).search(query, k, accepted)).isEqualTo(fullSort(vectors, query, k, accepted));
    }

    /** The oracle: scores everything in plain Java and sorts. */
    static List<Neighbor> fullSort(Vectors vectors, float[] query, int k, BitSet accepted) {
        List<Neighbor> neighbors = new ArrayList<>();
        for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
            if (accepted.get(ordinal)) {
                neighbors.add(new Neighbor(ordinal, product(query, vectors.row(ordinal)) + 0f));
            }
        }
        return neighbors.stream().sorted().limit(k).toList();
    }

    /** The order of additions that {@link InnerProducts} promises. */
    private static float product(float[] query, float[] row) {
        int whole = row.length / 16 * 16;
        float[] sums = new float[16];
        for (int d = 0; d < whole; d++) {
            sums[d % 16] = Math.fma(query[d], row[d], sums[d % 16]);
        }
        for (int half = 8; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                sums[i] += sums[i + half];
            }
        }
        for (int d = whole; d < row.length; d++) {
            sums[0] = Math.fma(query[d], row[d], sums[0]);
        }
        return sums[0];
    }

    static BitSet randomOrdinals(Random random, int size, double share) {
        var ordinals = new BitSet(size);
        IntStream.range(0, size).filter(i -> random.nextDouble() < share).forEach(ordinals::set);
        return ordinals;
    }

    private static BitSet ordinals(int... ordinals) {
        var set = new BitSet();
        IntStream.of(ordinals).forEach(set::set);
        return set;
    }
}
