/** Splits, metrics and the table of results. */
@NullMarked
package dev.marquee.training.evaluation;

import org.jspecify.annotations.NullMarked;
