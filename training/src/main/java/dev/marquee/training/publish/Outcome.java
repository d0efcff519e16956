package dev.marquee.training.publish;

import dev.marquee.core.bundle.Manifest;
import dev.marquee.training.evaluation.CombinedScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt to publish a bundle.
 *
 * @param modelVersion the bundle; if it was forced, the version that says so
 * @param published whether it is the current one now
 * @param forced whether nothing but altered files could have stopped it
 * @param previous the version that was current before, if another was
 * @param checks in the order in which they were made
 * @param score that the bundle states
 * @param bytes size on disk
 * @param measured costs that the bundle states
 */
public record Outcome(
        String modelVersion,
        boolean published,
        boolean forced,
        @Nullable String previous,
        List<Check> checks,
        @Nullable CombinedScore score,
        long bytes,
        Manifest.@Nullable Measured measured) {
    /** Copies the list. */
    public Outcome {
        checks = List.copyOf(checks);
    }
}
