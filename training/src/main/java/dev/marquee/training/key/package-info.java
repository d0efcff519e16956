/** Keys for callers of the API. */
@NullMarked
package dev.marquee.training.key;

import org.jspecify.annotations.NullMarked;
