package dev.marquee.api.catalogue;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents, and so permits, the query parameter that limits a list of movies. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Parameter(
        name = "limit",
        in = ParameterIn.QUERY,
        description = "At most so many movies.",
        schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "100", defaultValue = "20"))
public @interface Limit {
    /** Most movies that a list may have. */
    int MOST = 100;

    /** How many it has unless the request says so. */
    int USUAL = 20;
}
