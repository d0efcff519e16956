package dev.marquee.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Int8Index} against the exact index and a full sort. */
class Int8IndexTest {
    private static final int SIZE = 20_000;

    private final Int8Index four = new Int8Index(
            Vectors.of(List.of(new float[] {1, 0}, new float[] {3, 4}, new float[] {-1, 2}, new float[] {1, 0})));

    @Test
    void returnsTheLargestInnerProductsFirstAndEqualOnesByOrdinal() {
        assertThat(four.search(new float[] {2, 1}, 3))
                .containsExactly(new Neighbor(1, 10), new Neighbor(0, 2), new Neighbor(3, 2));
    }

    @Test
    void returnsNothingWhenNothingIsAccepted() {
        assertThat(four.search(new float[] {2, 1}, 3, new BitSet())).isEmpty();
    }

    @Test
    void refusesAQueryOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> four.search(new float[3], 1))
                .withMessage("query of 3 floats and k=1; the index holds vectors of 2 floats");
    }

    @Test
    void tellsWhatItIs() {
        assertThat(four.kind()).isEqualTo(IndexKind.INT8);
        assertThat(four.exact().kind()).isEqualTo(IndexKind.EXACT);
    }

    @ParameterizedTest(name = "{0} floats, k {1}: at least {2}")
    @CsvSource({"17, 10, 0.999", "65, 100, 0.999", "65, 300, 0.999", "321, 100, 0.95", "321, 300, 0.97"})
    void findsNearlyAllOfTheTrueNeighbors(int dimension, int k, double floor) {
        var generator = new MovieVectors(dimension, dimension);
        var index = new Int8Index(generator.movies(SIZE));
        List<float[]> queries =
                IntStream.range(0, 60).mapToObj(i -> generator.user()).toList();

        assertThat(Recall.at(k, index, index.exact(), queries)).isGreaterThanOrEqualTo(floor);
    }

    @RepeatedTest(40)
    void findsWhatAFullSortFindsWhateverIsAccepted(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var generator = new MovieVectors(random.nextLong(), 2 + random.nextInt(60));
        Vectors vectors = generator.movies(1 + random.nextInt(6_000));
        float[] query = generator.user();
        BitSet accepted = ExactIndexTest.randomOrdinals(random, vectors.size(), random.nextDouble());
        int k = 1 + random.nextInt(400);

        assertThat(new Int8Index(vectors).search(query, k, accepted))
                .isEqualTo(ExactIndexTest.fullSort(vectors, query, k, accepted));
    }

    @Test
    void isExactWhereFewAreAccepted() {
        var generator = new MovieVectors(3, 321);
        Vectors vectors = generator.movies(SIZE);
        BitSet accepted = ExactIndexTest.randomOrdinals(new Random(3), SIZE, 0.03);
        var index = new Int8Index(vectors);

        for (int i = 0; i < 20; i++) {
            float[] query = generator.user();
            assertThat(index.search(query, 100, accepted))
                    .isEqualTo(ExactIndexTest.fullSort(vectors, query, 100, accepted));
        }
    }

    @Test
    void answersManyThreadsAsItAnswersOne() throws Exception {
        var generator = new MovieVectors(5, 65);
        var index = new Int8Index(generator.movies(SIZE));
        List<float[]> queries =
                IntStream.range(0, 200).mapToObj(i -> generator.user()).toList();
        List<List<Neighbor>> expected =
                queries.stream().map(query -> index.search(query, 50)).toList();

        List<List<Neighbor>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Neighbor>>> searches = new ArrayList<>();
            queries.forEach(query -> searches.add(() -> index.search(query, 50)));
            for (var answer : threads.invokeAll(searches)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).isEqualTo(expected);
    }
}
