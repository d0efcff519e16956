package dev.marquee.api.fuzz;

import dev.marquee.contract.problem.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every answer must keep, whatever was asked.
 *
 * @param schemas of the description
 */
record AnswerCheck(Schemas schemas) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final Set<String> TYPES = Arrays.stream(ProblemType.values())
            .map(type -> type.uri().toString())
            .collect(Collectors.toSet());

    /** What only the service can know, or what a schema cannot say; each ends in the value that was given. */
    private static final Pattern SEMANTIC = Pattern.compile(String.join(
            "|",
            "the catalogue (holds no movie|has no genre) ",
            "\\d+ is after yearTo",
            "has no meaning (without requestId|without the kind similar|for other events than|for what somebody is interested in)",
            "^similarTo: is missing",
            "^events\\[\\d+]\\.(rank|source|requestId|movieId): is missing",
            "expected one of movieId, genre and person",
            "no movie of the catalogue names",
            "expected a time in the next",
            "expected a time in the past",
            "expected either pin or weight",
            "^weight: names no movie and no genre",
            "expected exactly one of query, imdbId and tmdbId",
            "expected the nextCursor of a page",
            "expected a time in the last 30 days",
            "expected a time after from",
            "different tags, expected at most",
            "^(query|cursor|seed|title|original_language|(genres|credits\\.cast|keywords\\.keywords)\\[\\d+]\\.name): is blank$",
            "^body: .*(of JSON|without white space, )",
            "^body: holds half of a surrogate pair",
            "movies wait for the next training",
            "beyond the limits of a body"));

    /** What belongs into the log and not into an answer. */
    private static final Pattern INSIDE = Pattern.compile(String.join(
            "|",
            "\\b(?:java|javax|jakarta|jdk|sun|org|com|dev|tools|io)(?:\\.[a-z]\\w*)+\\.[A-Z]\\w*",
            "\\b[A-Z]\\w+\\.\\w+\\(\\)",
            "\\w+Exception\\b",
            "\\.java\\b",
            "\\bat [\\w.$]+\\(",
            "(?:^|[\\s\":])/(?:tmp|root|home|var|usr|opt)/"));

    /** What is wrong with the answer to a request; nothing if it is as it should be. */
    List<String> faults(FuzzRequest request, Operation operation, RawAnswer answer) {
        List<String> faults = new ArrayList<>();
        int status = answer.status();
        boolean elsewhere = request.expectation().compareTo(Expectation.ELSEWHERE) >= 0;
        if (!elsewhere && !operation.answers().containsKey(status)) {
            faults.add("%s does not document the status %d".formatted(operation.id(), status));
        }
        if (status / 100 == 2) {
            good(operation, answer, faults);
        } else if (status >= 400) {
            problem(answer, faults);
        } else {
            faults.add("%d is neither an answer nor a problem".formatted(status));
        }
        expected(request.expectation(), answer, faults);
        if (INSIDE.matcher(answer.body()).find()) {
            faults.add("it tells of the inside");
        }
        return faults;
    }

    private void good(Operation operation, RawAnswer answer, List<String> faults) {
        String place = operation.answers().getOrDefault(answer.status(), "");
        if (place.isEmpty()) {
            if (!answer.body().isEmpty()) {
                faults.add("a body where there is none");
            }
            return;
        }
        json(answer, "application/json", place, faults);
    }

    private void problem(RawAnswer answer, List<String> faults) {
        int status = answer.status();
        if (status >= 500 && (status != 503 || !answer.headers().containsKey("retry-after"))) {
            faults.add("%d, or a 503 without Retry-After".formatted(status));
        }
        JsonNode problem = json(answer, "application/problem+json", PROBLEM, faults);
        if (!TYPES.contains(problem.path("type").asString(""))) {
            faults.add("not a type of the API: " + problem.path("type"));
        }
        if (problem.path("status").asInt(0) != status) {
            faults.add("the status of the problem is %s".formatted(problem.path("status")));
        }
    }

    private JsonNode json(RawAnswer answer, String type, String place, List<String> faults) {
        String given = answer.headers().getOrDefault("content-type", "");
        if (!given.equals(type)) {
            faults.add("the type of the body is \"%s\"".formatted(given));
        }
        try {
            JsonNode value = JSON.readTree(answer.body());
            schemas.faults(place, value).forEach(fault -> faults.add("not as described: " + fault));
            return value;
        } catch (JacksonException e) {
            faults.add("no JSON");
            return JSON.createObjectNode();
        }
    }

    private static void expected(Expectation expectation, RawAnswer answer, List<String> faults) {
        boolean good = answer.status() < 400;
        if (good && expectation.compareTo(Expectation.REFUSED) >= 0) {
            faults.add("not refused");
        }
        if (!good && expectation == Expectation.ALLOWED && !mayRefuse(answer)) {
            faults.add("refused although the description allows it");
        }
    }

    private static boolean mayRefuse(RawAnswer answer) {
        return switch (answer.status()) {
            case 404, 503 -> true;
            case 400 -> SEMANTIC.matcher(detail(answer)).find();
            default -> false;
        };
    }

    private static String detail(RawAnswer answer) {
        try {
            return JSON.readTree(answer.body()).path("detail").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }
}
