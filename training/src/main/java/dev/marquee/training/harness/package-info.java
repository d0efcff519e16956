/** The command evaluate: every model by every protocol, on the same splits, in one table. */
@NullMarked
package dev.marquee.training.harness;

import org.jspecify.annotations.NullMarked;
