package dev.marquee.training.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service over HTTP, as any client sees it. */
final class Api implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Api(URI address) {
        this.address = address;
    }

    /** An answer of any service, with the time that the client waited for it. */
    record Answer(int status, String text, Duration took) {
        JsonNode json() {
            return JSON.readTree(text);
        }

        /** The items of a list. */
        List<JsonNode> items() {
            return json().path("items").valueStream().toList();
        }

        /** The movies of a list, best first. */
        List<Integer> movieIds() {
            return items().stream().map(item -> item.path("movieId").intValue()).toList();
        }

        /** Where the movies of a list come from. */
        List<String> sources() {
            return items().stream().map(item -> item.path("source").asString()).toList();
        }

        /** What a list lacks. */
        List<String> degraded() {
            return json().path("degraded").valueStream().map(JsonNode::asString).toList();
        }

        /** What a list has cost, as the service says. */
        double totalMs() {
            return json().path("timings").path("totalMs").doubleValue();
        }
    }

    /** Scheme, host and port. */
    String address() {
        return address.toString();
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    Answer post(String path, Object body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** The status of a path; 0 if nobody listens. */
    int status(String path) {
        try {
            return get(path).status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private Answer send(String method, String path, @Nullable Object body, String... headers) {
        BodyPublisher content =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT).method(method, content);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new UncheckedIOException("%s %s%s: %s".formatted(method, address, path, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + address, e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
