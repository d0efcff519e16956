/** What counts for the movies that trend, where a store has no index by time of all that people did. */
@NullMarked
package dev.marquee.api.deed;

import org.jspecify.annotations.NullMarked;
