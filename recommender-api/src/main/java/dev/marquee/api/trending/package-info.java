/** What many people watch, choose and rate just now. */
@NullMarked
package dev.marquee.api.trending;

import org.jspecify.annotations.NullMarked;
