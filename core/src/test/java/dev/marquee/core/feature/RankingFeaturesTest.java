package dev.marquee.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movies;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** {@link RankingFeatures}, against numbers worked out by hand. */
class RankingFeaturesTest {
    private static final Offset<Float> CLOSE = within(1e-5f);

    private final Catalog catalog = Catalog.of(List.of(
            Movies.detailed(1, 1990, "{\"credits\":{\"crew\":[{\"name\":\"Z\",\"job\":\"Director\"}]}}", "Drama"),
            Movies.movie(2, 2010, 0, "Comedy"),
            Movies.detailed(3, 1994, "{\"credits\":{\"cast\":[{\"name\":\"Z\"}]}}", "Drama", "Comedy"),
            Movies.movie(4, null, 0)));
    // Global mean 3.5; biases: movie 1 (20 − 17.5)/10 = 0.25, the others 0 but movie 3 (1 − 3.5)/6 = −0.4166…
    private final MovieStatistics statistics =
            new MovieStatistics(3.5, new int[] {5, 0, 1, 0}, new double[] {20, 0, 1, 0});
    private final RankingFeatures features = new RankingFeatures(MovieTraits.of(catalog), statistics);
    // Residuals before the user bias: 5 − 3.75 = 1.25 and 2.5 − 3.5 = −1; user bias 0.25/7.
    private final KnownHistory history = new KnownHistory(new int[] {0, 1}, new float[] {5, 2.5f});

    private float[] row(RankingInput input, int row) {
        int at = row * RankingFeatures.COUNT;
        return Arrays.copyOfRange(input.features(), at, at + RankingFeatures.COUNT);
    }

    @Test
    void describesThePersonByTheHistory() {
        RankingInput input = features.encode(history, new int[] {2}, 2014);
        float bias = 0.25f / 7;
        assertThat(input.historyResiduals()[0]).isEqualTo(1.25f - bias, CLOSE);
        assertThat(input.historyResiduals()[1]).isEqualTo(-1 - bias, CLOSE);
        assertThat(input.baselines()[0]).isEqualTo((float) (3.5 - 2.5 / 6 + bias), CLOSE);
        float[] row = row(input, 0);
        double squares = 5 + Math.pow(1.25 - bias, 2) + Math.pow(-1 - bias, 2);
        assertThat(row[0]).as("user bias").isEqualTo(bias, CLOSE);
        assertThat(row[1]).as("user spread").isEqualTo((float) Math.sqrt(squares / 7) - 1, CLOSE);
        assertThat(row[2]).as("user ratings").isEqualTo((float) (Math.log(3) / 4 - 1), CLOSE);
        assertThat(row[3]).as("recent mood").isEqualTo((0.25f - 2 * bias) / 5, CLOSE);
    }

    @Test
    void describesTheMovieAndWhatItSharesWithTheHistory() {
        float[] row = row(features.encode(history, new int[] {2}, 2014), 0);
        float liked = 1.25f - 0.25f / 7;
        float disliked = -1 - 0.25f / 7;
        assertThat(row[4]).as("movie bias").isEqualTo(-2.5f / 6, CLOSE);
        assertThat(row[5]).as("movie ratings").isEqualTo((float) (Math.log(2) / 4 - 0.5), CLOSE);
        assertThat(row[6]).as("movie year").isEqualTo(4 / 25f, CLOSE);
        assertThat(row[7]).as("movie age").isEqualTo(20 / 20f - 0.5f, CLOSE);
        assertThat(row[8]).as("genre affinity").isEqualTo((liked / 4 + disliked / 4) / 2, CLOSE);
        assertThat(row[9]).as("genre share").isEqualTo(1f / 5, CLOSE);
        assertThat(row[10]).as("year affinity").isEqualTo(liked / 4, CLOSE);
        assertThat(row[11]).as("people affinity").isEqualTo(liked / 4, CLOSE);
        assertThat(row[12]).as("people shared").isEqualTo((float) (Math.log(2) / 2), CLOSE);
    }

    @Test
    void aMovieOfWhichNothingIsKnownIsNeutral() {
        float[] row = row(features.encode(history, new int[] {3}, 2014), 0);
        assertThat(Arrays.copyOfRange(row, 6, 13)).containsExactly(0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void aRowDoesNotDependOnTheOthers() {
        RankingInput both = features.encode(history, new int[] {2, 1}, 2014);
        assertThat(row(both, 1)).containsExactly(row(features.encode(history, new int[] {1}, 2014), 0));
    }

    @Test
    void aHistoryOfNothingIsFinite() {
        RankingInput input = features.encode(new KnownHistory(new int[0], new float[0]), new int[] {0, 1, 2, 3}, 2014);
        for (float value : input.features()) {
            assertThat(value).isFinite();
        }
    }

    @Test
    void theYearIsNeverAfterTheNewestRating() {
        assertThat(RankingFeatures.contextYear(2026, 1_476_640_644)).isEqualTo(2016);
        assertThat(RankingFeatures.contextYear(2001, 1_476_640_644)).isEqualTo(2001);
    }
}
