/** Fetches the details of movies from TMDB's API into a file that the import reads. */
@NullMarked
package dev.marquee.training.tmdb;

import org.jspecify.annotations.NullMarked;
