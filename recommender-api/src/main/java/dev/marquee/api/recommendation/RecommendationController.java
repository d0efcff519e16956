package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.FilterParameters;
import dev.marquee.api.input.BudgetHeader;
import dev.marquee.api.input.MovieId;
import dev.marquee.api.input.MovieIdPath;
import dev.marquee.api.input.UserIdPath;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The calls that recommend, and those that say why. */
@RestController
@Tag(name = "Recommendations")
class RecommendationController {
    private final Recommender recommender;
    private final Inquiry inquiry;
    private final RequestReader requests;

    RecommendationController(Recommender recommender, Inquiry inquiry, RequestReader requests) {
        this.recommender = recommender;
        this.inquiry = inquiry;
        this.requests = requests;
    }

    /** For the stored ratings of a user. */
    @GetMapping(path = "/v1/users/{userId}/recommendations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "recommendToUser",
            summary = "Recommend to a user",
            description =
                    "Personal as soon as the user has rated, clicked or watched a movie; popular movies before. Nothing is"
                            + " shown of what the user is not interested in. Answers within the"
                            + " latency budget and says in `degraded` what could not be done in time.")
    @BudgetHeader
    @FilterParameters
    @RerankParameters
    @ListParameters
    @CursorParameter
    @Parameter(
            name = "explain",
            in = ParameterIn.QUERY,
            description = RecommendationBody.EXPLAIN,
            schema = @Schema(type = "boolean", defaultValue = "false"))
    RecommendationResponse forUser(@UserIdPath @PathVariable String userId, WebRequest request) {
        return recommender.recommend(requests.of(userId, request));
    }

    /** For a history that the caller brings along; nothing is stored. */
    @PostMapping(
            path = "/v1/recommendations",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "recommendToHistory",
            summary = "Recommend to a history",
            description = "The same for a history in the body; nothing is stored.")
    @BudgetHeader
    RecommendationResponse forHistory(@RequestBody RecommendationBody body, WebRequest request) {
        return recommender.recommend(requests.of(body, request));
    }

    /** Where a movie of a list for a stored user dropped out. */
    @GetMapping(path = "/v1/users/{userId}/recommendations/{movieId}/why", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "explainToUser",
            summary = "Say why a movie is recommended to a user, or why not",
            description = "Makes the list again, with the same parameters, and says how far the movie came. The list is"
                    + " counted nowhere.")
    @BudgetHeader
    @FilterParameters
    @RerankParameters
    @ListParameters
    @CursorParameter
    Why whyForUser(
            @UserIdPath @PathVariable String userId, @MovieIdPath @PathVariable String movieId, WebRequest request) {
        return inquiry.into(MovieId.parse("movieId", movieId), requests.of(userId, request));
    }

    /** The same for a history that the caller brings along. */
    @PostMapping(
            path = "/v1/recommendations/{movieId}/why",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "explainToHistory",
            summary = "Say why a movie is recommended to a history, or why not",
            description = "The same for a history in the body; nothing is stored.")
    @BudgetHeader
    Why whyForHistory(
            @MovieIdPath @PathVariable String movieId, @RequestBody RecommendationBody body, WebRequest request) {
        return inquiry.into(MovieId.parse("movieId", movieId), requests.of(body, request));
    }
}
