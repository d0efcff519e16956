/** A client of HTTP that costs little: one connection, one request after the other. */
@NullMarked
package dev.marquee.bench.http;

import org.jspecify.annotations.NullMarked;
