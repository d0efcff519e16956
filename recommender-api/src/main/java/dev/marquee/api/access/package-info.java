/** Who may call what, and how often. */
@NullMarked
package dev.marquee.api.access;

import org.jspecify.annotations.NullMarked;
