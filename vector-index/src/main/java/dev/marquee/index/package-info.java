/** Nearest neighbours by inner product. */
@NullMarked
package dev.marquee.index;

import org.jspecify.annotations.NullMarked;
