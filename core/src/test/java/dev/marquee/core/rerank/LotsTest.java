package dev.marquee.core.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Lots}: over many seeds, what is drawn is what is stated. */
class LotsTest {
    private static final int REQUESTS = 20_000;

    @ParameterizedTest(name = "{0} of {1} places")
    @CsvSource({"0.05, 20", "0.1, 5", "0.13, 7", "0.5, 3", "0.5, 100", "0, 20"})
    void theShareOfEachPlaceIsTheOneThatWasAskedFor(double share, int places) {
        int[] byPlace = new int[places];
        for (int request = 0; request < REQUESTS; request++) {
            var drawn = Lots.places(places, share, Lots.seeded("request " + request));
            assertThat(drawn.cardinality()).isBetween((int) (share * places), (int) Math.ceil(share * places));
            drawn.stream().forEach(place -> byPlace[place]++);
        }
        // Four and a half standard errors of the mean of so many draws, which all of 155 places keep.
        double error = 4.5 * Math.sqrt(share * (1 - share) / REQUESTS) + 1e-12;
        for (int place = 0; place < places; place++) {
            assertThat(byPlace[place] / (double) REQUESTS).as("place %d", place).isCloseTo(share, within(error));
        }
        assertThat(Arrays.stream(byPlace).sum() / (double) (REQUESTS * places)).isCloseTo(share, within(error));
    }

    @Test
    void aCandidateIsDrawnByTheExponentOfItsScore() {
        double[] scores = {1, 0.3, 0.25, 0.1, 0};
        int[] drawn = new int[scores.length];
        for (int request = 0; request < REQUESTS; request++) {
            double[] keys = Lots.keys(scores, 1, Lots.seeded("request " + request));
            int best = 1;
            for (int i = 2; i < keys.length; i++) {
                best = keys[i] > keys[best] ? i : best;
            }
            drawn[best]++;
        }
        double sum = 0;
        for (int i = 1; i < scores.length; i++) {
            sum += Math.exp(scores[i] / Lots.TEMPERATURE);
        }
        for (int i = 1; i < scores.length; i++) {
            double expected = Math.exp(scores[i] / Lots.TEMPERATURE) / sum;
            double error = 4.5 * Math.sqrt(expected * (1 - expected) / REQUESTS);
            assertThat(drawn[i] / (double) REQUESTS).as("candidate %d", i).isCloseTo(expected, within(error));
        }
        assertThat(drawn[0]).as("not further down").isZero();
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherOneAnother() {
        SplittableRandom first = Lots.seeded("01J8QZ5M");
        SplittableRandom same = Lots.seeded("01J8QZ5M");
        assertThat(first.nextLong()).isEqualTo(same.nextLong());
        assertThat(Lots.seeded("01J8QZ5N").nextLong()).isNotEqualTo(first.nextLong());
    }
}
