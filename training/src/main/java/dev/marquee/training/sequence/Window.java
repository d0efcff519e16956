package dev.marquee.training.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Movies in the order in which somebody rated them, and after each the next one.
 *
 * @param inputs rows of learned movies, at least one, shape {@code [l]}
 * @param targets rows of the movies that came next, shape {@code [l]}; empty where none is known
 */
@SuppressWarnings("ArrayRecordComponent")
record Window(int[] inputs, int[] targets) {
    /**
     * Cuts a history, two movies at least, into windows that together ask for all of it but its first movie. The first
     * window has a random length, so that the others start elsewhere each time.
     */
    static List<Window> cut(int[] history, int length, Random random) {
        List<Window> windows = new ArrayList<>();
        int last = history.length - 1;
        int to = last <= length ? last : 1 + random.nextInt(length);
        for (int from = 0; from < last; from = to, to = Math.min(last, to + length)) {
            windows.add(
                    new Window(Arrays.copyOfRange(history, from, to), Arrays.copyOfRange(history, from + 1, to + 1)));
        }
        return windows;
    }

    /** The end of a history, to be asked what comes next. */
    static Window end(int[] history, int length) {
        return new Window(
                Arrays.copyOfRange(history, Math.max(0, history.length - length), history.length), new int[0]);
    }
}
