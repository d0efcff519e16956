package dev.marquee.api.input;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the user id of a path. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Parameter(
        description = "Name of the user; one that is not known yet is not an error.",
        schema = @Schema(type = "string", pattern = "^" + UserId.FORM + "$"))
public @interface UserIdPath {}
