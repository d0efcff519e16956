package dev.marquee.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.history.RatedMovie;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link RequestChecks}: what passes, and which field is named otherwise. */
class RequestChecksTest {
    private static void assertInvalid(ThrowingCallable check, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(check)
                .returns(ProblemType.INVALID_REQUEST, ProblemException::type)
                .withMessage(message);
    }

    @Test
    void takesNumbersWithinTheirRangeOnly() {
        assertThat(RequestChecks.inRange("n", 1, 1, 3)).isEqualTo(1);
        assertThat(RequestChecks.inRange("n", 3, 1, 3)).isEqualTo(3);
        assertInvalid(() -> RequestChecks.inRange("n", 0, 1, 3), "n: expected 1 to 3, got 0");
        assertInvalid(() -> RequestChecks.inRange("n", 4, 1, 3), "n: expected 1 to 3, got 4");
    }

    @Test
    void takesListsWithoutHolesOnly() {
        assertThat(RequestChecks.list("ids", List.of(4, 2))).containsExactly(4, 2);
        assertInvalid(() -> RequestChecks.list("ids", null), "ids: expected a list, got nothing");
        assertInvalid(() -> RequestChecks.list("ids", Arrays.asList(4, null)), "ids[1]: expected a value, got null");
    }

    private static WireHistory rated(float rating) {
        return new WireHistory(new int[] {1, 2}, new float[] {3, rating});
    }

    @ParameterizedTest
    @ValueSource(floats = {0.5f, 1, 3.5f, 5})
    void takesHalvesOfTheScale(float rating) {
        assertThat(RequestChecks.history(rated(rating)).ratings().getLast().rating())
                .isEqualTo(rating);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.4f, 0.75f, 5.5f, -1, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE})
    void refusesWhatIsOffTheScale(float rating) {
        assertInvalid(
                () -> RequestChecks.history(rated(rating)),
                "history.ratings[1]: expected 0.5 to 5.0 in halves, got " + rating);
    }

    @Test
    void readsAHistoryOldestFirstWhereTheLastRatingOfAMovieCounts() {
        var history = RequestChecks.history(new WireHistory(new int[] {1, 2, 1}, new float[] {3, 4, 5}));
        assertThat(history.ratings()).containsExactly(new RatedMovie(2, 4, 1), new RatedMovie(1, 5, 2));
    }

    @Test
    void readsWeightsWhereTheyAreGiven() {
        var history =
                RequestChecks.history(new WireHistory(new int[] {1, 2}, new float[] {3, 4}, new float[] {1, 0.25f}));
        assertThat(history.ratings()).containsExactly(new RatedMovie(1, 3, 0), new RatedMovie(2, 4, 1, 0.25f));
        assertInvalid(
                () -> RequestChecks.history(new WireHistory(new int[] {1}, new float[] {3}, new float[] {})),
                "history.weights: expected one for each of 1 movieIds, got 0");
        assertInvalid(
                () -> RequestChecks.history(new WireHistory(new int[] {1}, new float[] {3}, new float[] {Float.NaN})),
                "history.weights[0]: expected above 0 and at most 1, got NaN");
    }

    @Test
    void readsASetOfOrdinalsFromItsBits() {
        assertThat(RequestChecks.ordinals("accepted", new byte[] {5, 1}, 9).stream())
                .containsExactly(0, 2, 8);
        assertThat(RequestChecks.ordinals("accepted", new byte[0], 9).stream()).isEmpty();
        assertInvalid(
                () -> RequestChecks.ordinals("accepted", new byte[] {5, 2}, 9),
                "accepted: expected ordinals below 9, the number of movies, got 9");
        assertInvalid(
                () -> RequestChecks.ordinals("accepted", null, 9),
                "accepted: expected a set of ordinals as bits in Base64, got nothing");
    }

    @Test
    void namesTheColumnAtFault() {
        assertInvalid(
                () -> RequestChecks.history(new WireHistory(new int[] {1, 0}, new float[] {3, 3})),
                "history.movieIds[1]: expected 1 to 2147483647, got 0");
        assertInvalid(
                () -> RequestChecks.history(new WireHistory(new int[] {1, 2}, new float[] {3})),
                "history.ratings: expected one for each of 2 movieIds, got 1");
        assertInvalid(
                () -> RequestChecks.history(new WireHistory(new int[10_001], new float[10_001])),
                "history.movieIds: expected at most 10000, got 10001");
        assertInvalid(() -> RequestChecks.history(null), "history: expected movieIds and ratings, got nothing");
    }
}
