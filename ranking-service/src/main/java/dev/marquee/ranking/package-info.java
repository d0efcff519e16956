/** The ranking service: a history and candidates in, predicted ratings out. */
@NullMarked
package dev.marquee.ranking;

import org.jspecify.annotations.NullMarked;
