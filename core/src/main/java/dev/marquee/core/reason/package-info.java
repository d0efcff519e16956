/** What speaks for a movie besides its score. */
@NullMarked
package dev.marquee.core.reason;

import org.jspecify.annotations.NullMarked;
