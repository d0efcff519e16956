package dev.marquee.training.dataset;

/**
 * Sums whose last digits do not depend on the order in which threads, or files, bring the rows: of decimal numbers. A sum of
 * floating-point numbers does, and with it the bytes of a data set.
 */
final class ExactSum {
    private ExactSum() {}

    /** The aggregate for the sum of a number, taken with 15 digits after the point; as DOUBLE. */
    static String of(String number) {
        return "CAST(sum(CAST(%s AS DECIMAL(38, 15))) AS DOUBLE)".formatted(number);
    }
}
