package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.training.endtoend.Api.Answer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What retrieval proposes when it is asked as the gateway asks it. */
final class Candidates {
    private Candidates() {}

    /**
     * The candidates that the history does not hold, best first.
     *
     * @param history without times, as a request to the gateway brings it along
     */
    static List<Integer> of(LiveServices services, Catalog catalog, List<Map<String, Object>> history, int n) {
        Map<String, Object> columns =
                Map.of("movieIds", column(history, "movieId"), "ratings", column(history, "rating"));
        BitSet unseen = new BitSet();
        unseen.set(0, catalog.size());
        column(history, "movieId")
                .forEach(movieId -> unseen.clear(catalog.ordinal((int) movieId).orElseThrow()));
        Answer answer = services.retrieval()
                .api()
                .post("/internal/candidates", Map.of("history", columns, "accepted", unseen.toByteArray(), "n", n));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .path("movieIds")
                .valueStream()
                .map(JsonNode::intValue)
                .toList();
    }

    private static List<Object> column(List<Map<String, Object>> history, String name) {
        return history.stream().map(rating -> rating.get(name)).toList();
    }
}
