/** A request without HTTP: all stages in this process, beside the reference network. */
@NullMarked
package dev.marquee.bench.inprocess;

import org.jspecify.annotations.NullMarked;
