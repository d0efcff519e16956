package dev.marquee.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link HnswIndex}: the contract exactly, the neighbours to a recall. */
class HnswIndexTest {
    private static final int SIZE = 9_000;
    private static final int QUERIES = 60;

    private static Vectors vectors;
    private static List<float[]> queries;
    private static HnswIndex hnsw;
    private static ExactIndex exact;

    @BeforeAll
    static void build() {
        var generator = new MovieVectors(5, 65);
        vectors = generator.movies(SIZE);
        queries = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            queries.add(generator.user());
        }
        hnsw = HnswIndex.build(vectors, HnswParameters.defaults());
        exact = new ExactIndex(vectors);
    }

    @Test
    void returnsTheLargestInnerProductsFirstAndEqualOnesByOrdinal() {
        var four = HnswIndex.build(
                Vectors.of(List.of(new float[] {1, 0}, new float[] {3, 4}, new float[] {-1, 2}, new float[] {1, 0})),
                new HnswParameters(4, 10, 10));

        assertThat(four.search(new float[] {2, 1}, 3))
                .containsExactly(new Neighbor(1, 10), new Neighbor(0, 2), new Neighbor(3, 2));
    }

    @Test
    void returnsEverythingWhenKExceedsSize() {
        assertThat(hnsw.search(queries.getFirst(), SIZE + 1)).isEqualTo(exact.search(queries.getFirst(), SIZE + 1));
    }

    @Test
    void returnsNothingWhenNothingIsAccepted() {
        assertThat(hnsw.search(queries.getFirst(), 10, new BitSet())).isEmpty();
    }

    @Test
    void refusesAQueryOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hnsw.search(new float[3], 1))
                .withMessage("query of 3 floats and k=1; the index holds vectors of 65 floats");
    }

    @ParameterizedTest(name = "recall@{0} is at least {1}")
    @CsvSource({"10, 0.99", "100, 0.98", "300, 0.98", "500, 0.98"})
    void findsNearlyAllOfTheTrueNeighbors(int k, double floor) {
        assertThat(recall(k, all())).isGreaterThanOrEqualTo(floor);
    }

    @Test
    void givesAVectorTheSameScoreAsTheExactIndexToTheLastBit() {
        for (float[] query : queries) {
            var found = hnsw.search(query, 300);
            var scores = exact.search(query, SIZE);

            assertThat(scores).containsAll(found);
            assertThat(found).isSorted();
        }
    }

    @ParameterizedTest(name = "with {0} of the catalogue accepted")
    @CsvSource({"0.999", "0.97", "0.8", "0.5", "0.15", "0.05", "0.01", "0.0005"})
    void fillsTheListWithAcceptedOnesAtEverySelectivity(double share) {
        BitSet accepted = ExactIndexTest.randomOrdinals(new Random(9), SIZE, share);

        for (float[] query : queries) {
            assertThat(hnsw.search(query, 300, accepted))
                    .hasSize(Math.min(300, accepted.cardinality()))
                    .allMatch(neighbor -> accepted.get(neighbor.ordinal()));
        }
        assertThat(recall(300, accepted)).isGreaterThanOrEqualTo(0.98);
    }

    @ParameterizedTest(name = "{0} seen of 9,000")
    @CsvSource({"200", "600", "2000", "8800"})
    void fillsTheListOfAPersonWhoHasSeenTheBestOnes(int seen) {
        double overlaps = 0;
        for (float[] query : queries) {
            BitSet accepted = all();
            exact.search(query, seen).forEach(neighbor -> accepted.clear(neighbor.ordinal()));

            var found = hnsw.search(query, 300, accepted);

            assertThat(found).hasSize(Math.min(300, SIZE - seen));
            double overlap = overlap(found, exact.search(query, 300, accepted));
            assertThat(overlap).as("of one query, in a graph drawn by chance").isGreaterThanOrEqualTo(0.75);
            overlaps += overlap;
        }
        assertThat(overlaps / queries.size()).isGreaterThanOrEqualTo(0.93);
    }

    @RepeatedTest(12)
    void keepsToTheContractOnSmallCatalogues(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var generator = new MovieVectors(random.nextLong(), 2 + random.nextInt(40));
        Vectors few = generator.movies(1 + random.nextInt(1_500));
        BitSet accepted = ExactIndexTest.randomOrdinals(random, few.size(), random.nextDouble());
        int k = 1 + random.nextInt(400);
        float[] query = generator.user();

        var found = HnswIndex.build(few, new HnswParameters(8, 50, 50)).search(query, k, accepted);

        var expected = ExactIndexTest.fullSort(few, query, k, accepted);
        assertThat(found).hasSameSizeAs(expected).isSorted();
        assertThat(ExactIndexTest.fullSort(few, query, few.size(), accepted)).containsAll(found);
        assertThat(overlap(found, expected)).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void findsTheBestAmongMoviesOfWhichMostAreEqual() {
        List<float[]> rows = new ArrayList<>();
        for (int ordinal = 0; ordinal < 3_000; ordinal++) {
            rows.add(ordinal % 3 == 0 ? vectors.row(ordinal) : new float[65]);
        }
        var mostlyZero = Vectors.of(rows);
        var index = HnswIndex.build(mostlyZero, HnswParameters.defaults());

        for (float[] query : queries) {
            assertThat(overlap(index.search(query, 300), new ExactIndex(mostlyZero).search(query, 300)))
                    .isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void answersManyThreadsAsItAnswersOne() throws Exception {
        BitSet accepted = ExactIndexTest.randomOrdinals(new Random(3), SIZE, 0.97);
        var expected =
                queries.stream().map(query -> hnsw.search(query, 300, accepted)).toList();
        Callable<List<List<Neighbor>>> all = () ->
                queries.stream().map(query -> hnsw.search(query, 300, accepted)).toList();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<List<Neighbor>>>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                tasks.add(all);
            }
            for (var answer : executor.invokeAll(tasks)) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        }
    }

    private static double recall(int k, BitSet accepted) {
        return queries.stream()
                .mapToDouble(query -> overlap(hnsw.search(query, k, accepted), exact.search(query, k, accepted)))
                .average()
                .orElseThrow();
    }

    /** Share of the true neighbours that were found; 1 if there are none. */
    private static double overlap(List<Neighbor> found, List<Neighbor> expected) {
        var both = new HashSet<>(expected);
        both.retainAll(new HashSet<>(found));
        return expected.isEmpty() ? 1 : (double) both.size() / expected.size();
    }

    private static BitSet all() {
        var all = new BitSet();
        all.set(0, SIZE);
        return all;
    }
}
