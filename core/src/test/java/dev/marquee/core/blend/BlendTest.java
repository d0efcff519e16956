package dev.marquee.core.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Blend}. */
class BlendTest {
    private static final List<Candidate> CANDIDATES =
            List.of(new Candidate(7, 2), new Candidate(8, 4), new Candidate(9, 0));

    @Test
    void weighsTheScaledScoreAgainstTheScaledRating() {
        List<RankedMovie> ranked = new Blend(0.6).order(CANDIDATES, new float[] {5, 0.5f, 2.75f});
        assertThat(ranked).extracting(RankedMovie::movieId).containsExactly(7, 8, 9);
        assertThat(ranked.get(0).score()).isEqualTo(0.6 * 0.5 + 0.4, within(1e-6));
        assertThat(ranked.get(1).score()).isEqualTo(0.6, within(1e-6));
        assertThat(ranked.get(2).score()).isEqualTo(0.4 * 0.5, within(1e-6));
        assertThat(ranked.get(0).predictedRating()).isEqualTo(5f);
    }

    @Test
    void withoutRatingsRetrievalDecides() {
        List<RankedMovie> ranked = new Blend(0.1).order(CANDIDATES, null);
        assertThat(ranked).extracting(RankedMovie::movieId).containsExactly(8, 7, 9);
        assertThat(ranked).extracting(RankedMovie::score).containsExactly(1.0, 0.5, 0.0);
        assertThat(ranked).extracting(RankedMovie::predictedRating).containsOnlyNulls();
    }

    @Test
    void equalScoresAreOrderedByMovieId() {
        List<Candidate> equal = List.of(new Candidate(3, 1), new Candidate(2, 1));
        assertThat(new Blend(1).order(equal, new float[] {1, 5}))
                .extracting(RankedMovie::movieId)
                .containsExactly(2, 3);
    }

    @Test
    void noCandidatesGiveAnEmptyList() {
        assertThat(new Blend(0.5).order(List.of(), new float[0])).isEmpty();
    }

    @Test
    void aWeightOutsideOfZeroToOneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Blend(1.1)).withMessageContaining("1.1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Blend(Double.NaN));
    }
}
