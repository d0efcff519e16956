package dev.marquee.api.row;

import dev.marquee.api.catalogue.FilterParameters;
import dev.marquee.api.input.BudgetHeader;
import dev.marquee.api.input.UserIdPath;
import dev.marquee.api.recommendation.ListParameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The calls that fill a home screen. */
@RestController
@Tag(name = "Recommendations")
class RowsController {
    private final RowsReader requests;
    private final HomeScreen screen;

    RowsController(RowsReader requests, HomeScreen screen) {
        this.requests = requests;
        this.screen = screen;
    }

    /** For the stored ratings of a user. */
    @GetMapping(path = "/v1/users/{userId}/rows", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listRowsForUser",
            summary = "Fill a home screen for a user",
            description =
                    "Rows of movies, made together within the latency budget of one list: what suits the user, movies like"
                            + " those that the user liked last, what trends, the newest movies, popular ones of the genres and the"
                            + " decade that the user likes. No movie is shown twice. `limit` is the length of a row.")
    @BudgetHeader
    @FilterParameters
    @ListParameters
    @RowsParameters
    RowsResponse forUser(@UserIdPath @PathVariable String userId, WebRequest request) {
        return screen.fill(requests.of(userId, request));
    }

    /** For a history that the caller brings along; nothing is stored. */
    @PostMapping(
            path = "/v1/rows",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listRowsForHistory",
            summary = "Fill a home screen for a history",
            description = "The same for a history in the body; nothing is stored.")
    @BudgetHeader
    RowsResponse forHistory(@RequestBody RowsBody body, WebRequest request) {
        return screen.fill(requests.of(body, request));
    }
}
