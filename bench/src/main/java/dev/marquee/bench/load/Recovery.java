package dev.marquee.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** When services are themselves again after a load. */
final class Recovery {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);

    private Recovery() {}

    /**
     * Seconds from the start of a calm run until every later second was good; its length if the last one was not.
     *
     * @param samples of the run, in any order
     */
    static int seconds(List<Sample> samples) {
        List<List<Sample>> windows = new ArrayList<>();
        for (Sample sample : samples) {
            int window = (int) (sample.dueNanos() / WINDOW);
            while (windows.size() <= window) {
                windows.add(new ArrayList<>());
            }
            windows.get(window).add(sample);
        }
        int seconds = windows.size();
        while (seconds > 0 && Steady.of(windows.get(seconds - 1)).isGood()) {
            seconds--;
        }
        return seconds;
    }
}
