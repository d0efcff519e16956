/** Reading requests strictly: what is not documented is refused by name. */
@NullMarked
package dev.marquee.api.input;

import org.jspecify.annotations.NullMarked;
