package dev.marquee.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Recall} of indexes with known gaps. */
class RecallTest {
    private static final Vectors VECTORS =
            Vectors.of(List.of(new float[] {4}, new float[] {3}, new float[] {2}, new float[] {2}, new float[] {1}));
    private static final ExactIndex EXACT = new ExactIndex(VECTORS);

    @Test
    void isTheShareOfTheBestThatAreFound() {
        assertThat(Recall.at(2, without(0), EXACT, List.of(new float[] {1}))).isEqualTo(0.5);
        assertThat(Recall.at(2, without(4), EXACT, List.of(new float[] {1}))).isEqualTo(1);
    }

    @Test
    void isTheMeanOverTheQueries() {
        assertThat(Recall.at(2, without(0), EXACT, List.of(new float[] {1}, new float[] {-1})))
                .isEqualTo(0.75);
    }

    @Test
    void countsAnyOfEqualScores() {
        assertThat(Recall.at(3, without(2), EXACT, List.of(new float[] {1}))).isEqualTo(1);
    }

    @Test
    void refusesNoQueries() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recall.at(1, EXACT, EXACT, List.of()))
                .withMessage("no queries; recall needs at least 1");
    }

    /** An index that never finds one of the vectors. */
    private static VectorIndex without(int ordinal) {
        return new VectorIndex() {
            @Override
            public int size() {
                return EXACT.size();
            }

            @Override
            public int dimension() {
                return EXACT.dimension();
            }

            @Override
            public IndexKind kind() {
                return IndexKind.HNSW;
            }

            @Override
            public ExactIndex exact() {
                return EXACT;
            }

            @Override
            public List<Neighbor> search(float[] query, int k) {
                var accepted = new BitSet();
                accepted.set(0, EXACT.size());
                accepted.clear(ordinal);
                return search(query, k, accepted);
            }

            @Override
            public List<Neighbor> search(float[] query, int k, BitSet accepted) {
                return EXACT.search(query, k, accepted);
            }
        };
    }
}
