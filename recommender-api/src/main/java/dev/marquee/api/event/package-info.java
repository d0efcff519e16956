/** What was shown to people and what they did with it: the call that takes events, their store, and the quality they tell. */
@NullMarked
package dev.marquee.api.event;

import org.jspecify.annotations.NullMarked;
