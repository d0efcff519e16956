/** What the models have to beat. */
@NullMarked
package dev.marquee.training.baseline;

import org.jspecify.annotations.NullMarked;
