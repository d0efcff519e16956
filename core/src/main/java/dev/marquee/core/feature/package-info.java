/** Turns movies and histories into the numbers that the models read, in training and in serving alike. */
@NullMarked
package dev.marquee.core.feature;

import org.jspecify.annotations.NullMarked;
