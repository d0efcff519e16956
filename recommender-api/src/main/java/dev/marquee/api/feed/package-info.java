/** Feeds: lists that are read page by page, each page made afresh of what has not been shown. */
@NullMarked
package dev.marquee.api.feed;

import org.jspecify.annotations.NullMarked;
