package dev.marquee.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** {@link Profile}. */
class ProfileTest {
    private static Map<String, Long> counts(long... counts) {
        Map<String, Long> map = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            map.put("bin" + i, counts[i]);
        }
        return map;
    }

    @Test
    void theIndexIsTheTextbooks() {
        // .1 · ln(.6/.5) − .1 · ln(.4/.5) = .0405 with counts so large that half a count is nothing.
        assertThat(Profile.stabilityIndex(counts(6_000_000, 4_000_000), counts(5_000_000, 5_000_000)))
                .isCloseTo(0.1 * Math.log(0.6 / 0.5) - 0.1 * Math.log(0.4 / 0.5), within(1e-6));
    }

    @Test
    void equalSharesAreAtNoDistance() {
        assertThat(Profile.stabilityIndex(counts(10, 20, 30), counts(10, 20, 30)))
                .isZero();
        assertThat(Profile.stabilityIndex(counts(1_000, 2_000, 3_000), counts(10_000, 20_000, 30_000)))
                .isLessThan(1e-6);
    }

    @Test
    void aBinOfOneSideOnlyIsFarAwayAndFinite() {
        assertThat(Profile.stabilityIndex(Map.of("a", 1_000L), Map.of("b", 1_000L)))
                .isGreaterThan(5)
                .isFinite();
    }

    @Test
    void nothingCannotBeCompared() {
        assertThat(Profile.stabilityIndex(Map.of(), counts(1))).isNaN();
        assertThat(Profile.stabilityIndex(counts(1), Map.of())).isNaN();
    }

    @Test
    void itIsSymmetricAndNeverNegative() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Map<String, Long> one = counts(random.nextInt(50), random.nextInt(50), random.nextInt(50));
            Map<String, Long> other = counts(random.nextInt(50), random.nextInt(50));
            double index = Profile.stabilityIndex(one, other);
            assertThat(index).isGreaterThanOrEqualTo(0).isCloseTo(Profile.stabilityIndex(other, one), within(1e-12));
        }
    }

    /** What {@code Drift.FEWEST} rests on. */
    @Test
    void fiveHundredValuesOfTheSameDistributionAreStable() {
        Random random = new Random(5);
        Map<String, Long> trained = counts(1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000);
        double sum = 0;
        for (int round = 0; round < 200; round++) {
            long[] seen = new long[10];
            for (int i = 0; i < 500; i++) {
                seen[random.nextInt(10)]++;
            }
            sum += Profile.stabilityIndex(trained, counts(seen));
        }
        assertThat(sum / 200).isBetween(0.01, 0.03);
    }

    @Test
    void survivesJson() {
        Profile.Counter counter = new Profile.Counter();
        counter.add(Trait.RATING, Trait.rating(4.5f));
        counter.add(Trait.RATING, Trait.rating(4.5f));
        counter.add(Trait.HISTORY_LENGTH, Trait.historyLength(7));
        Profile profile = counter.profile();
        JsonMapper json = JsonMapper.builder().build();
        String text = json.writeValueAsString(profile);
        assertThat(text).isEqualTo("{\"history-length\":{\"5+\":1},\"rating\":{\"4.5\":2}}");
        assertThat(json.readValue(text, Profile.class)).isEqualTo(profile);
    }
}
