package dev.marquee.training.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody whom the service has never seen, who brings a few ratings along.
 *
 * @param liked rated movies as the catalogue describes them, best rated first
 */
record NewPerson(List<JsonNode> liked) {
    private static final double[] RATINGS = {5.0, 4.5, 4.0};

    /** A person who likes the most popular movie and the next ones of a common genre. */
    static NewPerson fanOf(List<JsonNode> popular) {
        if (popular.isEmpty()) {
            throw new DemoException("the catalogue has no popular movies");
        }
        Set<String> genres = genres(popular.getFirst());
        List<JsonNode> liked = new ArrayList<>();
        for (JsonNode movie : popular) {
            Set<String> common = new HashSet<>(genres(movie));
            common.retainAll(genres);
            if (liked.size() < RATINGS.length && (liked.isEmpty() || !common.isEmpty())) {
                liked.add(movie);
            }
        }
        return new NewPerson(List.copyOf(liked));
    }

    /** The request for a list of this person. */
    ObjectNode request(int limit) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode history = body.putArray("history");
        for (int i = 0; i < liked.size(); i++) {
            history.addObject()
                    .put("movieId", liked.get(i).path("movieId").intValue())
                    .put("rating", RATINGS[i]);
        }
        return body.put("limit", limit);
    }

    /** Movies rated. */
    Set<Integer> seen() {
        return liked.stream().map(movie -> movie.path("movieId").intValue()).collect(Collectors.toSet());
    }

    /** Who this is, for the reader. */
    String description() {
        return liked.stream()
                .map(movie -> movie.path("title").asString())
                .collect(Collectors.joining("; ", "a new person who liked ", ""));
    }

    private static Set<String> genres(JsonNode movie) {
        return movie.path("genres").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }
}
