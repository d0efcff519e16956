package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.FilterParameters;
import dev.marquee.api.catalogue.MovieFilters;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.feed.Feed;
import dev.marquee.api.feed.Feeds;
import dev.marquee.api.input.BudgetHeader;
import dev.marquee.api.input.Fields;
import dev.marquee.api.input.LatencyBudget;
import dev.marquee.api.input.QueryParameters;
import dev.marquee.api.input.UserId;
import dev.marquee.api.input.UserIdPath;
import dev.marquee.core.rule.MovieFilter;
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
    private final Feeds feeds;
    private final RerankReader rerank;
    private final Clock clock;

    RecommendationController(
            Recommender recommender, ServedBundles bundles, Feeds feeds, RerankReader rerank, Clock clock) {
        this.recommender = recommender;
        this.bundles = bundles;
        this.feeds = feeds;
        this.rerank = rerank;
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
    @RerankParameters
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
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "`nextCursor` of the page before; with the same filters. `limit` may change.",
            schema = @Schema(type = "string", minLength = 1, maxLength = Feeds.LONGEST_CURSOR))
    RecommendationResponse forUser(@UserIdPath @PathVariable String userId, WebRequest request) {
        String user = UserId.parse(userId);
        QueryParameters query = QueryParameters.of(request);
        int limit = query.integer("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
        MovieFilter filter = MovieFilters.of(query, bundles.current().catalog());
        Feed feed = feeds.at(query.text("cursor", Feeds.LONGEST_CURSOR), user, filter);
        return recommender.recommend(new RecommendationRequest(
                user, null, limit, filter, feed, rerank.of(query), LatencyBudget.of(request)));
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
        MovieFilter filter = reader.filter(body.filters());
        return recommender.recommend(new RecommendationRequest(
                null,
                reader.feedback(body),
                limit == null ? DEFAULT_LIMIT : limit,
                filter,
                feeds.at(body.cursor(), null, filter),
                rerank.of(body.rerank()),
                LatencyBudget.of(request)));
    }
}
