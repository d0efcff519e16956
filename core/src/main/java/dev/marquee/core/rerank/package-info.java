/** Puts a list into the order in which it is shown: diversity, a cap on genres, exploration. */
@NullMarked
package dev.marquee.core.rerank;

import org.jspecify.annotations.NullMarked;
