/** A network of fixed size that latencies are compared with, so that they can be read on any machine. */
@NullMarked
package dev.marquee.tensorflow.reference;

import org.jspecify.annotations.NullMarked;
