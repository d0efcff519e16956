package dev.marquee.training.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link Window}. */
class WindowTest {
    @Test
    void aShortHistoryIsOneWindow() {
        List<Window> windows = Window.cut(new int[] {5, 7, 9}, 10, new Random(1));
        assertThat(windows).hasSize(1);
        assertThat(windows.getFirst().inputs()).containsExactly(5, 7);
        assertThat(windows.getFirst().targets()).containsExactly(7, 9);
    }

    @Test
    void theEndOfAHistoryHasNoTargets() {
        Window end = Window.end(new int[] {5, 7, 9}, 2);
        assertThat(end.inputs()).containsExactly(7, 9);
        assertThat(end.targets()).isEmpty();
    }

    @RepeatedTest(20)
    void windowsAskForAllButTheFirstMovieOnceAndInOrder(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int[] history = IntStream.range(0, 2 + random.nextInt(40)).toArray();
        int length = 1 + random.nextInt(12);
        List<Window> windows = Window.cut(history, length, random);
        assertThat(windows.stream().flatMapToInt(window -> IntStream.of(window.targets())))
                .containsExactly(IntStream.range(1, history.length).boxed().toArray(Integer[]::new));
        assertThat(windows).allSatisfy(window -> {
            assertThat(window.inputs()).hasSizeBetween(1, length).hasSameSizeAs(window.targets());
            for (int i = 0; i < window.inputs().length; i++) {
                assertThat(window.targets()[i]).isEqualTo(window.inputs()[i] + 1);
            }
        });
    }
}
