/** The three services as processes of their own: starting, waiting, processor time, memory. */
@NullMarked
package dev.marquee.bench.service;

import org.jspecify.annotations.NullMarked;
