/** The movies as vectors: who is near a user, who is near another movie. */
@NullMarked
package dev.marquee.retrieval.index;

import org.jspecify.annotations.NullMarked;
