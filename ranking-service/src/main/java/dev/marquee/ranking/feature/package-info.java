/** A request as the rows of numbers that the ranking model reads. */
@NullMarked
package dev.marquee.ranking.feature;

import org.jspecify.annotations.NullMarked;
