/** Linear algebra that the baselines need. */
@NullMarked
package dev.marquee.training.algebra;

import org.jspecify.annotations.NullMarked;
