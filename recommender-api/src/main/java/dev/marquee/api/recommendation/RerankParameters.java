package dev.marquee.api.recommendation;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents, and so permits, the query parameters that re-rank a list. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Parameter(
        name = "diversity",
        in = ParameterIn.QUERY,
        description = RerankParameters.DIVERSITY,
        schema = @Schema(type = "number", format = "double", minimum = "0", maximum = "1"))
@Parameter(
        name = "maxPerGenre",
        in = ParameterIn.QUERY,
        description = RerankParameters.MAX_PER_GENRE,
        schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "100"))
@Parameter(
        name = "withinTop",
        in = ParameterIn.QUERY,
        description = RerankParameters.WITHIN_TOP,
        schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "100"))
@Parameter(
        name = "explore",
        in = ParameterIn.QUERY,
        description = RerankParameters.EXPLORE,
        schema = @Schema(type = "number", format = "double", minimum = "0", maximum = "0.5"))
@Parameter(
        name = "seed",
        in = ParameterIn.QUERY,
        description = RerankParameters.SEED,
        schema = @Schema(type = "string", minLength = 1, maxLength = RerankReader.LONGEST_SEED))
@interface RerankParameters {
    /** What the parameter is for, in a query and in a body alike. */
    String DIVERSITY =
            "Weight of being unlike the movies above against the score: 0 leaves the order, 1 looks at nothing"
                    + " else. Absent: as the operator has set it, off at first.";

    /** As above. */
    String MAX_PER_GENRE =
            "Most movies of one genre among the first `withinTop`. Genres that are asked for are not counted,"
                    + " and a list is never shorter for it. Absent: as the operator has set it, off at first.";

    /** As above. */
    String WITHIN_TOP = "How many places `maxPerGenre` counts. Absent: as the operator has set it, 5 at first.";

    /** As above. */
    String EXPLORE =
            "Share of the places that candidates from further down get by lot; these have `explored`. Absent: as the"
                    + " operator has set it, off at first.";

    /** As above. */
    String SEED =
            "The same seed draws the same lots. Absent: the `requestId` of the answer, so that this draws them again.";
}
