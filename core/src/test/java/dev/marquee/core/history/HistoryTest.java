package dev.marquee.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
    void nothingRatedIsEmpty() {
        assertThat(History.EMPTY.isEmpty()).isTrue();
    }
}
