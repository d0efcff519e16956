/** The command train: fit, measure, refit, publish. */
@NullMarked
package dev.marquee.training.train;

import org.jspecify.annotations.NullMarked;
