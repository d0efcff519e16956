package dev.marquee.training.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One service over HTTP, as any client sees it. Thread-safe. */
final class DemoApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /**
     * A service that need not run yet.
     *
     * @param address such as {@code http://127.0.0.1:8080}
     */
    DemoApi(URI address) {
        this.address = address;
    }

    /** Empty if the service is ready, else what it says or why it cannot be reached. */
    String readiness() {
        try {
            HttpResponse<String> answer = send(request("/readyz").build());
            return answer.statusCode() == OK ? "" : answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /**
     * The JSON at a path.
     *
     * @throws DemoException if there is no answer, or one that is not 200 and JSON
     */
    JsonNode get(String path) {
        return json(request(path).build());
    }

    /**
     * The answer to a JSON body.
     *
     * @throws DemoException if there is no answer, or one that is not 200 and JSON
     */
    JsonNode post(String path, JsonNode body) {
        return json(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /** All movies that a user has rated, page by page. */
    Set<Integer> ratedBy(String userId) {
        Set<Integer> movies = new HashSet<>();
        String next = "";
        do {
            JsonNode page = get("/v1/users/%s/ratings?limit=1000%s".formatted(userId, next));
            page.path("items")
                    .forEach(rating -> movies.add(rating.path("movieId").intValue()));
            next = "&cursor=" + page.path("nextCursor").asString("");
        } while (!next.equals("&cursor="));
        return movies;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT);
    }

    private JsonNode json(HttpRequest request) {
        String asked = request.method() + " " + request.uri();
        try {
            HttpResponse<String> answer = send(request);
            if (answer.statusCode() != OK) {
                throw new DemoException(
                        "%s: expected 200, got %d %s".formatted(asked, answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException | JacksonException e) {
            throw new DemoException(asked + ": " + e, e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
