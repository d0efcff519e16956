/** Who may call the API: keys with what they allow, in a file that the gateway reads and the command line writes. */
@NullMarked
package dev.marquee.core.key;

import org.jspecify.annotations.NullMarked;
