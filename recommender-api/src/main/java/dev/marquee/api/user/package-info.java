/** A user as a whole: everything that is stored can be taken away, and is erased by one call. */
@NullMarked
package dev.marquee.api.user;

import org.jspecify.annotations.NullMarked;
