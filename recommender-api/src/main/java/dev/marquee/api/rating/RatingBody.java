package dev.marquee.api.rating;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rating as it arrives.
 *
 * @param rating 0.5 to 5.0 in halves
 */
@Schema(name = "Rating", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RatingBody(
        @Schema(minimum = "0.5", maximum = "5", multipleOf = 0.5, requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Double rating) {}
