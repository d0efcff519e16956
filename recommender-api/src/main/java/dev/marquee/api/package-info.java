/** The gateway: the public API over the rating store and the two stages. */
@NullMarked
package dev.marquee.api;

import org.jspecify.annotations.NullMarked;
