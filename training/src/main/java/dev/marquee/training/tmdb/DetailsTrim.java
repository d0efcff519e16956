package dev.marquee.training.tmdb;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps of the credits, which are most of the bytes, the directors and the top of the cast; the shape stays. */
final class DetailsTrim {
    static final int CAST = 10;

    private DetailsTrim() {}

    static ObjectNode trim(ObjectNode details) {
        if (details.path("credits") instanceof ObjectNode credits) {
            if (credits.path("cast") instanceof ArrayNode cast) {
                var all = list(cast);
                cast.removeAll().addAll(all.subList(0, Math.min(CAST, all.size())));
            }
            if (credits.path("crew") instanceof ArrayNode crew) {
                var directors = list(crew).stream()
                        .filter(member -> member.path("job").asString("").equals("Director"))
                        .toList();
                crew.removeAll().addAll(directors);
            }
        }
        return details;
    }

    private static List<JsonNode> list(ArrayNode array) {
        var nodes = new ArrayList<JsonNode>();
        array.forEach(nodes::add);
        return nodes;
    }
}
