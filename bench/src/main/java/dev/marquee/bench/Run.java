package dev.marquee.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures the parts that were asked for, one after the other. */
final class Run {
    private final Circumstances circumstances;
    private final Report report;

    Run(Circumstances circumstances, Report report) {
        this.circumstances = circumstances;
        this.report = report;
    }

    /**
     * Measures.
     *
     * @param rate the only one of the load, or null for the whole curve
     * @param plot takes a picture of the curve
     */
    void measure(Set<Part> parts, @Nullable Double rate, Path plot) throws IOException, InterruptedException {
        if (rate != null) {
            new LoadPart(circumstances, report).point(rate);
            return;
        }
        if (parts.contains(Part.LOAD)) {
            new LoadPart(circumstances, report).sweep(plot);
        }
        if (parts.contains(Part.INDEX)) {
            new IndexPart(circumstances, report).compare();
        }
    }
}
