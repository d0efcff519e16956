/** The two-tower retrieval model. */
@NullMarked
package dev.marquee.training.twotower;

import org.jspecify.annotations.NullMarked;
