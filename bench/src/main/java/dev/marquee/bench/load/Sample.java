package dev.marquee.bench.load;

import dev.marquee.bench.http.Asked;

/**
 * One request of a run.
 *
 * @param dueNanos when it was to be sent, after the start of the run
 * @param latencyNanos from then to the last byte of the answer, however late it was really sent
 * @param asked what it was
 * @param answer what came of it
 */
record Sample(long dueNanos, long latencyNanos, Asked asked, Answer answer) {}
