/** Puts retrieval scores and predicted ratings into one order. */
@NullMarked
package dev.marquee.core.blend;

import org.jspecify.annotations.NullMarked;
