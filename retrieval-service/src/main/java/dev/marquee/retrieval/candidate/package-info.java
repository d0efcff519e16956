/** The calls of the retrieval service, from the request to the candidates. */
@NullMarked
package dev.marquee.retrieval.candidate;

import org.jspecify.annotations.NullMarked;
