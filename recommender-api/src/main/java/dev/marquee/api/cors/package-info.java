/** Which pages of browsers may call the API: none, unless the operator names their origins. */
@NullMarked
package dev.marquee.api.cors;

import org.jspecify.annotations.NullMarked;
