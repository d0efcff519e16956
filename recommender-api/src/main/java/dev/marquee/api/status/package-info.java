/** How the gateway is doing: rates, latencies, degradation, and which stages answer. */
@NullMarked
package dev.marquee.api.status;

import org.jspecify.annotations.NullMarked;
