/** The commands publish and rollback: which bundle is served. */
@NullMarked
package dev.marquee.training.publish;

import org.jspecify.annotations.NullMarked;
