package dev.marquee.training.endtoend;

import java.util.List;
import java.util.Map;

/** A few requests of each kind that the dashboards tell apart: whole answers, degraded ones, and a caller's mistake. */
final class MixedLoad {
    private static final int WHOLE = 5;

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
    }
}
