/** The calls of the ranking service, from the request to the predicted ratings. */
@NullMarked
package dev.marquee.ranking.scoring;

import org.jspecify.annotations.NullMarked;
