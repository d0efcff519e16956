/** The store of ratings from outside: exports, their way back into a store, and what {@code import} takes from either. */
@NullMarked
package dev.marquee.training.store;

import org.jspecify.annotations.NullMarked;
