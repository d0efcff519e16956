package dev.marquee.api.fuzz;

import dev.marquee.api.fuzz.Operation.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests from the description: the same seed makes the same request. */
final class RequestMaker {
    private static final List<String> JSON_TYPES = List.of(
            "application/json",
            "application/json;charset=utf-8",
            "APPLICATION/JSON",
            "application/json; charset=\"UTF-8\"");

    private final ApiDescription description;
    private final List<Operation> operations;
    private final Schemas schemas;

    RequestMaker(ApiDescription description) {
        this.description = description;
        operations = description.operations();
        schemas = new Schemas(description);
    }

    FuzzRequest make(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Operation operation = operations.get(random.nextInt(operations.size()));
        return new Making(new Draft(operation), random).request();
    }

    /** One request. */
    private final class Making {
        private final Draft draft;
        private final RandomGenerator random;
        private final JsonValues values;
        private final ParameterTexts texts;
        private final OddHeads heads;

        Making(Draft draft, RandomGenerator random) {
            this.draft = draft;
            this.random = random;
            values = new JsonValues(description, random);
            texts = new ParameterTexts(values, random);
            heads = new OddHeads(random);
        }

        FuzzRequest request() {
            path();
            draft.operation.in("query").forEach(this::queryParameter);
            draft.operation.in("header").forEach(this::header);
            body();
            if (random.nextInt(6) == 0) {
                heads.oddTarget(draft);
            }
            if (random.nextInt(5) == 0) {
                heads.oddHeader(draft);
            }
            return draft.request();
        }

        private void path() {
            for (String segment : draft.operation.path().substring(1).split("/", -1)) {
                draft.segments.add(segment.startsWith("{") ? pathParameter(segment) : segment);
            }
        }

        private String pathParameter(String braced) {
            Parameter parameter = draft.operation.in("path").stream()
                    .filter(each -> braced.equals("{" + each.name() + "}"))
                    .findFirst()
                    .orElseThrow();
            if (random.nextInt(8) == 0) {
                List<String> refused = texts.refused(parameter);
                // Without a text between the slashes it is another path.
                if (!refused.isEmpty() && !refused.getFirst().isEmpty()) {
                    draft.odd(Expectation.REFUSED, "a wrong " + parameter.name());
                    return Texts.encoded(refused.getFirst());
                }
            }
            return encoded(texts.allowed(parameter).getFirst());
        }

        private String encoded(String text) {
            return random.nextInt(8) == 0 ? Texts.allEncoded(text) : Texts.encoded(text);
        }

        private void queryParameter(Parameter parameter) {
            int what = random.nextInt(24);
            if (what == 0) {
                for (String value : texts.refused(parameter)) {
                    draft.odd(Expectation.REFUSED, "a wrong " + parameter.name());
                    draft.query.add(parameter.name() + "=" + Texts.encoded(value));
                }
            } else if (what < 8) {
                List<String> allowed = texts.allowed(parameter);
                allowed.forEach(value -> queryParameter(parameter, value));
                if (what == 1 && !parameter.isList()) {
                    draft.odd(Expectation.REFUSED, parameter.name() + " twice");
                    queryParameter(parameter, allowed.getFirst());
                }
            }
        }

        private void queryParameter(Parameter parameter, String value) {
            if (Texts.hasHalfAPair(value)) {
                draft.odd(Expectation.OPEN, "half a pair of characters");
            }
            if (parameter.isList() && (value.isBlank() || value.contains(","))) {
                draft.odd(Expectation.OPEN, "a list in the list " + parameter.name());
            }
            draft.query.add(parameter.name() + "=" + encoded(value));
        }

        private void header(Parameter parameter) {
            int what = random.nextInt(12);
            if (what == 0) {
                String value = Texts.latin(texts.refused(parameter).getFirst());
                draft.odd(Expectation.REFUSED, "a wrong " + parameter.name());
                draft.headers.add(parameter.name() + ": " + value);
            } else if (what < 5) {
                draft.headers.add(
                        parameter.name() + ": " + texts.allowed(parameter).getFirst());
                if (what == 1) {
                    draft.odd(Expectation.REFUSED, parameter.name() + " twice");
                    draft.headers.add(parameter.name() + ": 400");
                }
            }
        }

        private void body() {
            String place = draft.operation.body();
            if (place == null) {
                if (random.nextInt(20) == 0) {
                    draft.odd(Expectation.OPEN, "a body that is not expected");
                    draft.body = "{}".getBytes(StandardCharsets.US_ASCII);
                }
                return;
            }
            ObjectNode valid = (ObjectNode) values.of("body", description.at(place));
            JsonBodies bodies = new JsonBodies(random);
            switch (random.nextInt(5)) {
                case 0, 1 -> draft.body = bodies.bytes(valid);
                case 2, 3 -> changed(place, valid, bodies);
                default -> {
                    JsonBodies.Body spoilt = bodies.spoilt(valid);
                    draft.odd(spoilt.expectation(), spoilt.note());
                    draft.body = spoilt.bytes();
                }
            }
            type();
            switch (random.nextInt(20)) {
                case 0 -> draft.framing = Draft.Framing.CUT;
                case 1, 2 -> draft.framing = Draft.Framing.CHUNKED;
                default -> draft.framing = Draft.Framing.LENGTH;
            }
        }

        /** Whether the changed value is allowed is for the schema to say. */
        private void changed(String place, JsonNode value, JsonBodies bodies) {
            String note = new JsonMutations(random).change((ObjectNode) value);
            boolean fits = schemas.faults(place, value).isEmpty();
            draft.odd(fits ? Expectation.ALLOWED : Expectation.REFUSED, note);
            draft.body = bodies.bytes(value);
        }

        private void type() {
            if (random.nextInt(15) == 0) {
                heads.oddType(draft);
            } else {
                draft.headers.add("Content-Type: " + JSON_TYPES.get(random.nextInt(JSON_TYPES.size())));
            }
        }
    }
}
