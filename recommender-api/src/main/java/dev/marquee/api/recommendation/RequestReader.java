package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.MovieFilters;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.feed.Feed;
import dev.marquee.api.feed.Feeds;
import dev.marquee.api.input.Fields;
import dev.marquee.api.input.LatencyBudget;
import dev.marquee.api.input.QueryParameters;
import dev.marquee.api.input.UserId;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.service.ProblemException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** Reads what list a caller asks for; every refusal is a 400 {@link ProblemException} that names the parameter or field. */
@Component
public class RequestReader {
    private static final int MAX_LIMIT = 100;
    private static final int DEFAULT_LIMIT = 20;

    private final ServedBundles bundles;
    private final Feeds feeds;
    private final RerankReader rerank;
    private final Clock clock;

    RequestReader(ServedBundles bundles, Feeds feeds, RerankReader rerank, Clock clock) {
        this.bundles = bundles;
        this.feeds = feeds;
        this.rerank = rerank;
        this.clock = clock;
    }

    /** A list for what is stored of a user. */
    public RecommendationRequest of(String userId, WebRequest request) {
        String user = UserId.parse(userId);
        QueryParameters query = QueryParameters.of(request);
        int limit = query.integer("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
        MovieFilter filter = MovieFilters.of(query, bundles.current().catalog());
        Feed feed = feeds.at(query.text("cursor", Feeds.LONGEST_CURSOR), user, filter);
        return new RecommendationRequest(
                user, null, limit, filter, feed, rerank.of(query), query.flag("explain"), LatencyBudget.of(request));
    }

    /** A list for what a body holds. */
    public RecommendationRequest of(RecommendationBody body, WebRequest request) {
        BodyReader reader = new BodyReader(bundles.current(), clock.instant());
        Integer limit = Fields.within("limit", 1, MAX_LIMIT, body.limit());
        MovieFilter filter = reader.filter(body.filters());
        return new RecommendationRequest(
                null,
                reader.feedback(body),
                limit == null ? DEFAULT_LIMIT : limit,
                filter,
                feeds.at(body.cursor(), null, filter),
                rerank.of(body.rerank()),
                Boolean.TRUE.equals(body.explain()),
                LatencyBudget.of(request));
    }
}
