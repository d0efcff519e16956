package dev.marquee.training.train;

import dev.marquee.training.graph.StepListener;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar on stderr with loss, examples a second and time left. Close it when the work is done. */
public final class Progress implements StepListener, AutoCloseable {
    private static final int REFRESH_MILLIS = 500;
    private static final double OLD_LOSS = 0.9;

    private final ProgressBar bar;
    private final long started = System.nanoTime();
    private long examples;
    private double loss = Double.NaN;

    /**
     * Shows a bar.
     *
     * @param steps expected; the bar grows if there are more
     */
    public Progress(String task, long steps) {
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, 110))
                .build();
    }

    @Override
    public void stepped(float stepLoss, int stepExamples) {
        examples += stepExamples;
        loss = Double.isNaN(loss) ? stepLoss : OLD_LOSS * loss + (1 - OLD_LOSS) * stepLoss;
        double seconds = (System.nanoTime() - started) / 1e9;
        bar.setExtraMessage(String.format(Locale.ROOT, "loss %.3f, %,.0f examples/s", loss, examples / seconds));
        bar.step();
    }

    /** A step of work that has no loss. */
    public void step() {
        bar.step();
    }

    @Override
    public void close() {
        bar.close();
    }
}
