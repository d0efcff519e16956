package dev.marquee.api.recommendation;

import dev.marquee.api.feed.Feeds;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents, and so permits, the query parameter that asks for the next page of a list. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Parameter(
        name = "cursor",
        in = ParameterIn.QUERY,
        description = "`nextCursor` of the page before; with the same filters. `limit` may change.",
        schema = @Schema(type = "string", minLength = 1, maxLength = Feeds.LONGEST_CURSOR))
@interface CursorParameter {}
