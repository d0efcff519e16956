package dev.marquee.api.row;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents, and so permits, the query parameters that say which rows a screen has. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Parameter(
        name = "kind",
        in = ParameterIn.QUERY,
        description = RowsParameters.KIND,
        array =
                @ArraySchema(
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {
                                            "for-you",
                                            "similar",
                                            "because-you-watched",
                                            "trending",
                                            "new",
                                            "popular"
                                        })))
@Parameter(
        name = "rows",
        in = ParameterIn.QUERY,
        description = RowsParameters.ROWS,
        schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "10", defaultValue = "10"))
@Parameter(
        name = "similarTo",
        in = ParameterIn.QUERY,
        description = RowsParameters.SIMILAR_TO,
        schema = @Schema(type = "integer", format = "int32", minimum = "1"))
@interface RowsParameters {
    /** What the parameter is for, in a query and in a body alike. */
    String KIND = "Kinds of rows, in the order in which they are to come. Absent: all, in the order of this list.";

    /** As above. */
    String ROWS = "At most so many rows.";

    /** As above. */
    String SIMILAR_TO = "Movie that the row `similar` is to be like, which there is only with this.";

    /** As above. */
    String LIMIT = "At most so many movies a row.";
}
