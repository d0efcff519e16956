/** Rating data that nobody gave, in the shape of MovieLens: to try sizes for which there is no real data at hand. */
@NullMarked
package dev.marquee.training.synthetic;

import org.jspecify.annotations.NullMarked;
