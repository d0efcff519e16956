package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.FilterParameters;
import dev.marquee.api.catalogue.MovieFilters;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.input.BudgetHeader;
import dev.marquee.api.input.Fields;
import dev.marquee.api.input.LatencyBudget;
import dev.marquee.api.input.QueryParameters;
import dev.marquee.api.input.UserId;
import dev.marquee.api.input.UserIdPath;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The calls that recommend. */
@RestController
@Tag(name = "Recommendations")
class RecommendationController {
    private static final int MAX_LIMIT = 100;
    private static final int DEFAULT_LIMIT = 20;

    private final Recommender recommender;
    private final ServedBundles bundles;
    private final Clock clock;

    RecommendationController(Recommender recommender, ServedBundles bundles, Clock clock) {
        this.recommender = recommender;
        this.bundles = bundles;
        this.clock = clock;
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
    RecommendationResponse forUser(@UserIdPath @PathVariable String userId, WebRequest request) {
        QueryParameters query = QueryParameters.of(request);
        return recommender.recommend(new RecommendationRequest(
                UserId.parse(userId),
                null,
                query.integer("limit", 1, MAX_LIMIT, DEFAULT_LIMIT),
                MovieFilters.of(query, bundles.current().catalog()),
                LatencyBudget.of(request)));
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
        BodyReader reader = new BodyReader(bundles.current(), clock.instant());
        Integer limit = Fields.within("limit", 1, MAX_LIMIT, body.limit());
        return recommender.recommend(new RecommendationRequest(
                null,
                reader.feedback(body),
                limit == null ? DEFAULT_LIMIT : limit,
                reader.filter(body.filters()),
                LatencyBudget.of(request)));
    }
}
