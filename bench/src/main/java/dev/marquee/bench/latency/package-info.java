/** Times of many calls, summed up. */
@NullMarked
package dev.marquee.bench.latency;

import org.jspecify.annotations.NullMarked;
