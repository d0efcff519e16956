package dev.marquee.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link History}. */
class HistoryTest {
    private static RatedMovie rated(int movieId, double rating, long at) {
        return new RatedMovie(movieId, (float) rating, at);
    }

    @Test
    void timeThenMovieIdOrdersTheRatings() {
        History history = History.byTime(List.of(rated(9, 4, 20), rated(5, 3, 10), rated(2, 1, 20)));
        assertThat(history.ratings()).extracting(RatedMovie::movieId).containsExactly(5, 2, 9);
    }

    @Test
    void theLastRatingOfAMovieWins() {
        History history = History.byTime(List.of(rated(5, 3, 30), rated(7, 2, 20), rated(5, 1, 10)));
        assertThat(history.ratings()).containsExactly(rated(7, 2, 20), rated(5, 3, 30));
    }

    @Test
    void theGivenOrderIsKept() {
        History history = History.inOrder(List.of(rated(9, 4, 0), rated(5, 3, 0), rated(9, 2, 0)));
        assertThat(history.ratings()).containsExactly(rated(5, 3, 0), rated(9, 2, 0));
        assertThat(history.size()).isEqualTo(2);
    }

    @Test
    void tellsRatingsFromWhatElseWasDone() {
        RatedMovie given = new RatedMovie(1, 4, 10);
        RatedMovie implied = new RatedMovie(2, 4, 20, 0.3f);
        History both = new History(List.of(given, implied));
        assertThat(both.onlyRatings()).isFalse();
        assertThat(both.rated()).isEqualTo(new History(List.of(given)));
        assertThat(both.rated().onlyRatings()).isTrue();
        assertThat(History.EMPTY.onlyRatings()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -0.1f, 1.001f, Float.NaN, Float.POSITIVE_INFINITY})
    void aWeightIsAboveNothingAndAtMostThatOfARating(float weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RatedMovie(7, 4, 0, weight))
                .withMessageContaining("movie 7");
    }

    @Test
    void theNewestAreItsEnd() {
        History three = History.inOrder(List.of(rated(1, 3, 1), rated(2, 3, 2), rated(3, 3, 3)));
        assertThat(three.newest(2).movieIds()).containsExactly(2, 3);
        assertThat(three.newest(3)).isSameAs(three);
    }

    @Test
    void nothingRatedIsEmpty() {
        assertThat(History.EMPTY.isEmpty()).isTrue();
    }
}
