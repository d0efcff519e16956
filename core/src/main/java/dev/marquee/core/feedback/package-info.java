/** What people do besides rating movies: how strongly it counts, how long, and what they do not want to be shown. */
@NullMarked
package dev.marquee.core.feedback;

import org.jspecify.annotations.NullMarked;
