/** How far what is seen in production is from what a model was trained on. */
@NullMarked
package dev.marquee.core.drift;

import org.jspecify.annotations.NullMarked;
