package dev.marquee.training.publish;

/**
 * What a bundle may cost; the reasons are in docs/objectives.md.
 *
 * @param referenceRatio median time of a request in one process, as a multiple of the reference network's
 * @param p99Millis 99th percentile of the same
 * @param recall share of the true best that the index finds at least, 0 to 1
 * @param diskBytes all files of the bundle
 * @param heapBytes what the loaded bundle keeps on the heap
 */
record Limits(double referenceRatio, double p99Millis, double recall, long diskBytes, long heapBytes) {
    /** One megabyte, as everywhere in the documentation. */
    static final long MEGABYTE = 1_000_000;

    static final Limits DEFAULT = new Limits(2, 100, 0.95, 200 * MEGABYTE, 160 * MEGABYTE);
}
