package dev.marquee.spark;

/** What Spark says of a failure. */
final class SparkFailure {
    private SparkFailure() {}

    /** Its first line: Spark goes on with the stack of each task. */
    static String of(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
