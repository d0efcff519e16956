/** A sequential model, the retrieval model's rival where what is asked comes after what is known. */
@NullMarked
package dev.marquee.training.sequence;

import org.jspecify.annotations.NullMarked;
