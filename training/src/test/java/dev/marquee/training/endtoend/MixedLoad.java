package dev.marquee.training.endtoend;

import dev.marquee.training.endtoend.Api.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A few requests of each kind that the dashboards tell apart: whole answers, degraded ones, a caller's mistake, and a list
 * that somebody looks at.
 */
final class MixedLoad {
    private static final int WHOLE = 5;
    private static final String USER = "/v1/users/viewer/";

    private MixedLoad() {}

    /** Sends them, one after the other. */
    static void send(Api api) {
        List<Integer> popular = api.get("/v1/movies/popular?limit=20").movieIds();
        Map<String, Object> body = Map.of("history", Histories.rated(popular, 4));
        for (int i = 0; i < WHOLE; i++) {
            api.post("/v1/recommendations", body);
            api.get("/v1/users/nobody/recommendations");
        }
        api.post("/v1/recommendations", body, "X-Latency-Budget-Ms", "1");
        api.get("/v1/users/nobody/recommendations?limit=0");
        look(api, popular);
    }

    /** A list is shown; its first movie is chosen, watched and rated, which the next list takes into account. */
    private static void look(Api api, List<Integer> popular) {
        rate(api, popular.getFirst());
        Answer list = api.get(USER + "recommendations?limit=100");
        List<Map<String, Object>> events = new ArrayList<>();
        for (JsonNode item : list.items()) {
            Map<String, Object> event = event("impression", list, item);
            event.put("rank", events.size() + 1);
            event.put("source", item.path("source"));
            event.put("predictedRating", item.path("predictedRating"));
            events.add(event);
        }
        events.add(event("click", list, list.items().getFirst()));
        events.add(event("watch", list, list.items().getFirst()));
        api.post("/v1/events", Map.of("events", events));
        rate(api, list.movieIds().getFirst());
    }

    private static Map<String, Object> event(String type, Answer list, JsonNode item) {
        String request = list.json().path("requestId").asString();
        String name = "%s.%s.%s".formatted(request, type, item.path("movieId"));
        return new HashMap<>(Map.of(
                "eventId",
                name,
                "type",
                type,
                "userId",
                "viewer",
                "movieId",
                item.path("movieId"),
                "requestId",
                request));
    }

    private static void rate(Api api, int movieId) {
        api.put(USER + "ratings/" + movieId, Map.of("rating", 4));
    }
}
