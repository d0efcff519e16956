/** The rows of a home screen, in one call. */
@NullMarked
package dev.marquee.api.row;

import org.jspecify.annotations.NullMarked;
