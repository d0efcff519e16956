/** Training in TensorFlow's graph mode: parameters, Adam, export. */
@NullMarked
package dev.marquee.training.graph;

import org.jspecify.annotations.NullMarked;
