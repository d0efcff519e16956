package dev.marquee.api.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes one place of a JSON value: another type, a bound and beyond, nothing, more than there should be. */
record JsonMutations(RandomGenerator random) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double[] NUMBERS = {0.25, 0.5, 4.5, 4.6, 5.5, -0.5, 1e-300, 1e300};
    private static final long[] INTEGERS = {
        0,
        1,
        -1,
        5,
        100,
        101,
        1_001,
        1_799,
        2_201,
        10_001,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final int MORE_THAN_MANY = 1_001;

    /** Changes the value, which must be an object, and returns what was done. */
    String change(ObjectNode root) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        JsonNode chosen = containers.get(random.nextInt(containers.size()));
        return chosen instanceof ArrayNode array ? changeItems(array) : changeFields((ObjectNode) chosen);
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private String changeFields(ObjectNode object) {
        List<String> names = new ArrayList<>(object.propertyNames());
        int what = random.nextInt(8);
        if (names.isEmpty() || what == 0) {
            object.set(unknown(), other());
            return "an unknown field";
        }
        String name = names.get(random.nextInt(names.size()));
        if (what == 1) {
            object.remove(name);
            return "without " + name;
        }
        if (what == 2) {
            object.set(name.toUpperCase(Locale.ROOT), object.remove(name));
            return name + " in capitals";
        }
        object.set(name, other());
        return "another " + name;
    }

    private String changeItems(ArrayNode array) {
        if (!array.isEmpty() && random.nextInt(4) == 0) {
            for (int i = array.size(); i < MORE_THAN_MANY; i++) {
                array.add(array.get(0));
            }
            return "many items";
        }
        if (array.isEmpty() || random.nextBoolean()) {
            array.add(other());
            return "another item";
        }
        array.set(random.nextInt(array.size()), other());
        return "an item changed";
    }

    private String unknown() {
        String text = Texts.any(random);
        return random.nextBoolean() ? "__proto__" : text;
    }

    private JsonNode other() {
        return switch (random.nextInt(10)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2, 3 -> JSON.numberNode(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 4, 5 -> JSON.numberNode(INTEGERS[random.nextInt(INTEGERS.length)]);
            case 6 -> JSON.objectNode();
            case 7 -> JSON.arrayNode().add(JSON.nullNode());
            default -> JSON.stringNode(Texts.any(random));
        };
    }
}
