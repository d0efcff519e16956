/** The linear path of the retrieval model: ridge regressions between movies, as dimensions of one inner product. */
@NullMarked
package dev.marquee.training.linear;

import org.jspecify.annotations.NullMarked;
