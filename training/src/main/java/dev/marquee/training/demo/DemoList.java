package dev.marquee.training.demo;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the service answered to one person.
 *
 * @param person who, for the reader
 * @param seen movies that the person has rated, hence must not be in the answer
 * @param answer of the public API, as it came
 */
record DemoList(String person, Set<Integer> seen, JsonNode answer) {

    /** Copies the set. */
    DemoList {
        seen = Set.copyOf(seen);
    }

    /** The recommended movies, best first. */
    List<JsonNode> items() {
        return answer.path("items").valueStream().toList();
    }

    /**
     * Proves that the answer came through retrieval and ranking.
     *
     * @throws DemoException if it is empty or degraded, has a movie without predicted rating, or one that was seen
     */
    DemoList checked() {
        if (!answer.path("degraded").isArray() || !answer.path("degraded").isEmpty()) {
            throw refusal("is degraded: " + answer.path("degraded"));
        }
        if (items().isEmpty()) {
            throw refusal("is empty");
        }
        items().forEach(this::check);
        return this;
    }

    private void check(JsonNode item) {
        if (!item.path("predictedRating").isNumber()) {
            throw refusal("has no predicted rating for " + item);
        }
        if (seen.contains(item.path("movieId").intValue())) {
            throw refusal("has a movie that was rated before: " + item);
        }
    }

    private DemoException refusal(String what) {
        return new DemoException("the answer to %s %s".formatted(person, what));
    }
}
