package dev.marquee.api.catalogue;

import dev.marquee.core.rule.Availability;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents, and so permits, the query parameters that filter by genre, year and tag. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Parameter(
        name = "genre",
        in = ParameterIn.QUERY,
        description = "Any of these genres, ignoring case; repeated or separated by commas.",
        array = @ArraySchema(schema = @Schema(type = "string", minLength = 1)))
@Parameter(
        name = "excludeGenre",
        in = ParameterIn.QUERY,
        description = "None of these genres, ignoring case; repeated or separated by commas.",
        array = @ArraySchema(schema = @Schema(type = "string", minLength = 1)))
@Parameter(
        name = "yearFrom",
        in = ParameterIn.QUERY,
        description = "First year of release; movies without a year are then left out.",
        schema = @Schema(type = "integer", format = "int32", minimum = "1800", maximum = "2200"))
@Parameter(
        name = "yearTo",
        in = ParameterIn.QUERY,
        description = "Last year of release; movies without a year are then left out.",
        schema = @Schema(type = "integer", format = "int32", minimum = "1800", maximum = "2200"))
@Parameter(
        name = "tag",
        in = ParameterIn.QUERY,
        description =
                "Tags such as `region:DE`, at most 32; repeated or separated by commas. A movie that has tags of that"
                        + " kind must have one of those given; movies without tags of the kind are not restricted.",
        array =
                @ArraySchema(
                        maxItems = Availability.MAX_TAGS,
                        schema = @Schema(type = "string", pattern = "^" + Availability.TAG + "$")))
@Parameter(
        name = "excludeTag",
        in = ParameterIn.QUERY,
        description = "None of these tags, at most 32; repeated or separated by commas.",
        array =
                @ArraySchema(
                        maxItems = Availability.MAX_TAGS,
                        schema = @Schema(type = "string", pattern = "^" + Availability.TAG + "$")))
public @interface FilterParameters {}
