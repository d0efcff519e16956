package dev.marquee.api.input;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the header with the latency budget. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Parameter(
        name = LatencyBudget.HEADER,
        in = ParameterIn.HEADER,
        description = "Milliseconds that the caller waits for the answer, above 0; more than 400 counts as 400.",
        schema = @Schema(type = "number", defaultValue = "400"))
public @interface BudgetHeader {}
