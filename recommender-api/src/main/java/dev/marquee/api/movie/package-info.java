/** Movies that are added, changed and removed without a new bundle. */
@NullMarked
package dev.marquee.api.movie;

import org.jspecify.annotations.NullMarked;
