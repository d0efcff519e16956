package dev.marquee.api.access;

import dev.marquee.core.key.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which scope each call of the API needs; one that is not in this table is refused to every key. */
public final class Scopes {
    private static final Map<Scope, List<String>> CALLS = Map.of(
            Scope.READ,
                    List.of(
                            "GET /v1/movies",
                            "GET /v1/movies/popular",
                            "GET /v1/movies/{movieId}",
                            "GET /v1/movies/{movieId}/availability",
                            "GET /v1/movies/{movieId}/similar",
                            "GET /v1/movies/trending",
                            "POST /v1/recommendations",
                            "POST /v1/recommendations/{movieId}/why",
                            "POST /v1/rows",
                            "GET /v1/rules",
                            "GET /v1/rules/{ruleId}",
                            "GET /v1/users/{userId}/not-interested",
                            "GET /v1/users/{userId}/ratings",
                            "GET /v1/users/{userId}/recommendations",
                            "GET /v1/users/{userId}/recommendations/{movieId}/why",
                            "GET /v1/users/{userId}/rows"),
            Scope.FEEDBACK,
                    List.of(
                            "POST /v1/events",
                            "DELETE /v1/users/{userId}/ratings/{movieId}",
                            "PUT /v1/users/{userId}/ratings/{movieId}"),
            Scope.ADMIN,
                    List.of(
                            "DELETE /v1/movies/{movieId}",
                            "PUT /v1/movies/{movieId}",
                            "DELETE /v1/movies/{movieId}/availability",
                            "PUT /v1/movies/{movieId}/availability",
                            "DELETE /v1/rules/{ruleId}",
                            "PUT /v1/rules/{ruleId}",
                            "GET /v1/status",
                            "DELETE /v1/users/{userId}",
                            "GET /v1/users/{userId}"));

    private static final Map<String, Scope> BY_CALL = CALLS.entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(call -> Map.entry(call, entry.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Scopes() {}

    /**
     * What a call needs; empty if the table does not know it.
     *
     * @param method in capitals; {@code HEAD} needs what {@code GET} does
     * @param path as the description of the API has it, such as {@code /v1/users/{userId}/ratings}
     */
    public static Optional<Scope> of(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return Optional.ofNullable(BY_CALL.get(asked + " " + path));
    }
}
