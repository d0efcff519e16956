package dev.marquee.training.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A tree as a list of its leaves, each under the names that lead to it: {@code twoTower/dimension}. */
final class FlatJson {
    private static final int MAX_LEAVES = 20_000;

    private FlatJson() {}

    static Map<String, JsonNode> of(Map<String, JsonNode> named) {
        Map<String, JsonNode> leaves = new LinkedHashMap<>();
        named.forEach((name, value) -> add(leaves, name, value));
        return leaves;
    }

    /** The first {@link #MAX_LEAVES}; a list of plain values is one leaf. */
    static Map<String, JsonNode> of(JsonNode tree) {
        Map<String, JsonNode> leaves = new LinkedHashMap<>();
        add(leaves, "", tree);
        return leaves;
    }

    private static void add(Map<String, JsonNode> leaves, String name, JsonNode node) {
        String prefix = name.isEmpty() ? "" : name + "/";
        if (node.isObject()) {
            node.properties().forEach(entry -> add(leaves, prefix + entry.getKey(), entry.getValue()));
        } else if (node.isArray() && node.values().stream().anyMatch(JsonNode::isContainer)) {
            for (int i = 0; i < node.size(); i++) {
                add(leaves, prefix + i, node.get(i));
            }
        } else if (leaves.size() < MAX_LEAVES) {
            leaves.put(name, node.isArray() ? StringNode.valueOf(node.toString()) : node);
        }
    }
}
