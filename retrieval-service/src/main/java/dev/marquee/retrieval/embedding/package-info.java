/** The user tower: a history in, a user embedding out. */
@NullMarked
package dev.marquee.retrieval.embedding;

import org.jspecify.annotations.NullMarked;
