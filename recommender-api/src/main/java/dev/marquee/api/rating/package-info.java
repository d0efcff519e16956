/** The ratings of users: the store, its seeds, and the calls that write and read it. */
@NullMarked
package dev.marquee.api.rating;

import org.jspecify.annotations.NullMarked;
