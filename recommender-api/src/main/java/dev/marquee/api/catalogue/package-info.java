/** The movies of the served bundle: details, search, popularity, item to item. */
@NullMarked
package dev.marquee.api.catalogue;

import org.jspecify.annotations.NullMarked;
