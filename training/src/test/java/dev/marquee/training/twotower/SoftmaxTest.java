package dev.marquee.training.twotower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.split.LearnedMovies;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule of {@link Softmax}: users times learned movies decide. */
class SoftmaxTest {
    private static Softmax of(int users, int movies, int unrated) {
        int[] counts = new int[movies + unrated];
        Arrays.fill(counts, 0, movies, 1);
        LearnedMovies learned = LearnedMovies.of(counts);
        return Softmax.of(users, learned, Arrays.copyOf(counts, movies), 64);
    }

    @ParameterizedTest(name = "{0} users, {1} movies: samples {2}")
    @CsvSource({
        "610, 9_700, false",
        "6_040, 3_700, false",
        "69_878, 10_677, false",
        "100_000, 10_000, false",
        "100_000, 10_001, true",
        "100_001, 10_000, true",
        "162_000, 62_000, true"
    })
    void samplesWherePairsAreMoreThanABillion(String users, String movies, boolean samples) {
        assertThat(of(number(users), number(movies), 0).samples()).isEqualTo(samples);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits.replace("_", ""));
    }

    @Test
    void moviesWithoutRatingsDoNotCount() {
        assertThat(of(100_000, 10_000, 50_000).samples()).isFalse();
    }
}
