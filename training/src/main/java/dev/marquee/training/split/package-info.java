/** Who rated what and when, and which part of it is held out. */
@NullMarked
package dev.marquee.training.split;

import org.jspecify.annotations.NullMarked;
