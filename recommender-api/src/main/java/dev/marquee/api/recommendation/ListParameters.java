package dev.marquee.api.recommendation;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents, and so permits, the query parameters of a personal list besides its filters and how it is re-ranked. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Parameter(
        name = "limit",
        in = ParameterIn.QUERY,
        description = "At most so many movies.",
        schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "100", defaultValue = "20"))
@Parameter(
        name = "exclude",
        in = ParameterIn.QUERY,
        description = "Ids of movies that must not be shown, at most 1,000; repeated or separated by commas.",
        array = @ArraySchema(maxItems = 1_000, schema = @Schema(type = "integer", format = "int32", minimum = "1")))
@Parameter(
        name = "includeSeen",
        in = ParameterIn.QUERY,
        description = "Whether movies that the user has rated, or watched at least by half, may be shown.",
        schema = @Schema(type = "boolean", defaultValue = "false"))
public @interface ListParameters {}
