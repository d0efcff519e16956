package dev.marquee.api.recommendation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a recommended movie comes from. */
enum Source {
    /** Retrieval by the two-tower model. */
    @JsonProperty("two-tower")
    TWO_TOWER,
    /** The popular movies that the request allows. */
    @JsonProperty("popular")
    POPULAR
}
