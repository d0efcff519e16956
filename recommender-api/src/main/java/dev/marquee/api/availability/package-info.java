/** The availability of movies: the calls that say it, the table that keeps it, and what may be shown now. */
@NullMarked
package dev.marquee.api.availability;

import org.jspecify.annotations.NullMarked;
