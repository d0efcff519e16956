/** The retrieval service: a history in, candidates out. */
@NullMarked
package dev.marquee.contract.retrieval;

import org.jspecify.annotations.NullMarked;
