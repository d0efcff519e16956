package dev.marquee.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Mute;
import dev.marquee.core.feedback.Signal;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.training.split.UserRatings;
import dev.marquee.training.train.TinySet;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BehaviourTest {
    private static final int MANY = 3_000;

    /** As many ratings as asked for, the values in turn. */
    private static UserRatings user(int size, float... values) {
        int[] ordinals = IntStream.range(0, size).toArray();
        float[] ratings = new float[size];
        for (int i = 0; i < size; i++) {
            ratings[i] = values[i % values.length];
        }
        return new UserRatings(
                "u", ordinals, ratings, Arrays.stream(ordinals).asLongStream().toArray());
    }

    private static Feedback of(Behaviour behaviour, UserRatings user) {
        return behaviour.of(TinySet.of(user.size(), List.of()).catalog(), user, new Random(1));
    }

    @Test
    void theNewestThirdIsHiddenAndOneRatingStays() {
        Feedback feedback = of(Behaviour.CLICKS, user(9, 5));
        assertThat(feedback.rated().ratings()).extracting(RatedMovie::movieId).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(feedback.signals()).extracting(Signal::movieId).containsExactly(7, 8, 9);
        assertThat(feedback.signals()).extracting(Signal::kind).containsOnly(Signal.Kind.CLICK);
        assertThat(Behaviour.rated(user(2, 5))).isEqualTo(1);
        assertThat(Behaviour.rated(user(1, 5))).isEqualTo(1);
    }

    @Test
    void watchesSayWhatTheHiddenRatingsSaid() {
        assertThat(of(Behaviour.WATCHES, user(9, 4)).signals())
                .extracting(Signal::share)
                .containsOnly(1f);
        assertThat(of(Behaviour.WATCHES, user(9, 3.5f)).signals())
                .extracting(Signal::share)
                .containsOnly(0.5f);
        assertThat(of(Behaviour.WATCHES, user(9, 2)).signals())
                .extracting(Signal::share)
                .containsOnly(0.1f);
        Feedback worst = of(Behaviour.WATCHES, user(9, 1));
        assertThat(worst.signals()).isEmpty();
        assertThat(worst.mutes())
                .extracting((Mute mute) -> mute.subject().movieId())
                .containsExactly(7, 8, 9);
    }

    @Test
    void oneInTenSaysWhatAnotherShouldHaveSaid() {
        UserRatings user = user(MANY, 5, 2);
        long wrong = of(Behaviour.WATCHES, user).signals().stream()
                .filter(signal -> (signal.share() == 1) != (user.ratings()[signal.movieId() - 1] == 5))
                .count();
        // Half of those that are exchanged are exchanged for the like: 50 of 1,000, give or take three standard
        // deviations.
        assertThat(wrong).isBetween(29L, 71L);
        assertThat(of(Behaviour.WATCHES, user)).isEqualTo(of(Behaviour.WATCHES, user));
    }
}
