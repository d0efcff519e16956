/** Linear algebra that the linear path and the baselines need. */
@NullMarked
package dev.marquee.training.algebra;

import org.jspecify.annotations.NullMarked;
