package dev.marquee.api.row;

import dev.marquee.api.recommendation.RecommendationRequest;
import dev.marquee.api.recommendation.Recommender;
import dev.marquee.api.recommendation.Rehearsed;
import dev.marquee.api.recommendation.RowStage;
import dev.marquee.api.trending.Trending;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Fills a screen when lists are rehearsed. */
@Component
record ScreenRehearsal(Trending trending, NewestMovies newest, JsonMapper json) implements Rehearsed {

    @Override
    public void rehearse(Recommender recommender, RowStage rows, RecommendationRequest request) {
        HomeScreen screen = new HomeScreen(recommender, rows, trending, newest);
        RowsRequest all = new RowsRequest(request, List.of(RowKind.values()), RowsRequest.MOST_ROWS, null);
        json.writeValueAsBytes(screen.fill(all));
    }
}
