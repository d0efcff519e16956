/** The small commands that the launcher runs for itself: free ports, readiness, and the lists of the demo. */
@NullMarked
package dev.marquee.training.demo;

import org.jspecify.annotations.NullMarked;
