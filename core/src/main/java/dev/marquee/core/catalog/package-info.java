/** The movies that a bundle knows. */
@NullMarked
package dev.marquee.core.catalog;

import org.jspecify.annotations.NullMarked;
