package dev.marquee.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.split.UserRatings;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link Recommender#by}. */
class RecommenderTest {
    private static UserRatings seen(int... ordinals) {
        return new UserRatings("a", ordinals, new float[ordinals.length], new long[ordinals.length]);
    }

    @Test
    void showsTheBestUnseenMovies() {
        assertThat(Recommender.by(_ -> new float[] {1, 9, 3, 3}).list(seen(1), 2000))
                .containsExactly(2, 3, 0);
    }

    @RepeatedTest(20)
    void agreesWithAFullSort(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        float[] scores = new float[60];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextInt(12) - 6;
        }
        int[] expected = IntStream.range(2, 60)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -scores[i]).thenComparing(i -> i))
                .limit(10)
                .mapToInt(i -> i)
                .toArray();
        assertThat(Recommender.by(_ -> scores).list(seen(0, 1), 2000)).containsExactly(expected);
    }
}
