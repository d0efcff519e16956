/** How many servers so many people need: queues that are simulated with measured service times. */
@NullMarked
package dev.marquee.bench.capacity;

import org.jspecify.annotations.NullMarked;
