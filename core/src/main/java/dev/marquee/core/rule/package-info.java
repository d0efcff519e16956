/** Which movies may be shown. */
@NullMarked
package dev.marquee.core.rule;

import org.jspecify.annotations.NullMarked;
