/** The command tune: searches parameters of the models, and which ratings they learn from, on the validation part. */
@NullMarked
package dev.marquee.training.tune;

import org.jspecify.annotations.NullMarked;
