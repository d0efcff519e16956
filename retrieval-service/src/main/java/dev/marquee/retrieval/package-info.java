/** The retrieval service: a history in, candidates out. */
@NullMarked
package dev.marquee.retrieval;

import org.jspecify.annotations.NullMarked;
