/** Load on the running services: open arrivals, what came of each request, and the highest rate that they bear. */
@NullMarked
package dev.marquee.bench.load;

import org.jspecify.annotations.NullMarked;
