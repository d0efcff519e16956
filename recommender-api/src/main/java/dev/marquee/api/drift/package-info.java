/** How far today's people, ratings and lists are from those that the served bundle was trained on. */
@NullMarked
package dev.marquee.api.drift;

import org.jspecify.annotations.NullMarked;
