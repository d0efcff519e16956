/** Calls to the other services, each within what is left of the latency budget. */
@NullMarked
package dev.marquee.api.downstream;

import org.jspecify.annotations.NullMarked;
