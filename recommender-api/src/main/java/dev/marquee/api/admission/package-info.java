/** How many requests the gateway works on at once. */
@NullMarked
package dev.marquee.api.admission;

import org.jspecify.annotations.NullMarked;
