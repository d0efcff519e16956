/** Benchmarks; not part of the product. */
@NullMarked
package dev.marquee.bench;

import org.jspecify.annotations.NullMarked;
