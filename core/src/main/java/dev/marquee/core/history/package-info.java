/** What a person has rated, in order. */
@NullMarked
package dev.marquee.core.history;

import org.jspecify.annotations.NullMarked;
