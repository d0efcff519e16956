/** Recommendations: history, candidates, ranking and blend within one latency budget. */
@NullMarked
package dev.marquee.api.recommendation;

import org.jspecify.annotations.NullMarked;
