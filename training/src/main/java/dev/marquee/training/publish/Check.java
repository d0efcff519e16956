package dev.marquee.training.publish;

import java.util.Locale;

/**
 * One thing that a bundle is asked before it is served.
 *
 * @param name what is measured
 * @param figure what was found
 * @param limit what was expected
 * @param passed whether the figure keeps to the limit
 */
public record Check(String name, String figure, String limit, boolean passed) {
    /** As a line for people, without its end. */
    String text() {
        return String.format(
                Locale.ROOT, "%-6s  %-24s  %s; limit: %s", passed ? "passed" : "FAILED", name, figure, limit);
    }

    /** As a reason against a bundle. */
    String reason() {
        return "%s: %s; limit: %s".formatted(name, figure, limit);
    }
}
