/** The command line of the ML engineer. */
@NullMarked
package dev.marquee.training;

import org.jspecify.annotations.NullMarked;
