/** What re-ranking costs and brings, measured. */
@NullMarked
package dev.marquee.training.rerank;

import org.jspecify.annotations.NullMarked;
