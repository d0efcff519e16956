/** Turns ratings and metadata as their owners publish them into a versioned data set, and reads one back. */
@NullMarked
package dev.marquee.training.dataset;

import org.jspecify.annotations.NullMarked;
