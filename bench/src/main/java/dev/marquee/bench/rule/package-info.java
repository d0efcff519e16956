/** What it costs to decide which movies may be shown. */
@NullMarked
package dev.marquee.bench.rule;

import org.jspecify.annotations.NullMarked;
