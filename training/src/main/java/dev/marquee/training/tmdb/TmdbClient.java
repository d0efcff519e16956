package dev.marquee.training.tmdb;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks TMDB for the details of one movie after the other: keeps to a pace, waits where TMDB says so, and repeats what
 * failed for the moment. Thread-safe.
 */
final class TmdbClient implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    private static final int MAX_BODY_BYTES = 8 << 20;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final RequestPace pace;
    private final Settings settings;

    TmdbClient(RequestPace pace, Settings settings) {
        this.pace = pace;
        this.settings = settings;
    }

    /**
     * How to reach TMDB.
     *
     * @param baseUrl without a slash at the end
     * @param token for {@code Authorization: Bearer}
     * @param timeout for a whole request
     * @param backOff before the second attempt; doubles with each
     * @param longestPause the longest wait that TMDB may ask for
     */
    record Settings(URI baseUrl, String token, Duration timeout, Duration backOff, Duration longestPause) {}

    /**
     * The details of a movie with keywords and credits, or nothing if TMDB has no such movie.
     *
     * @throws TmdbException if TMDB refuses the token, or still fails after several attempts
     */
    Optional<ObjectNode> details(int tmdbId) throws InterruptedException {
        String failure = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                Thread.sleep(settings.backOff().multipliedBy(1L << (attempt - 1)));
            }
            try {
                HttpResponse<String> response = askPatiently(tmdbId);
                if (response.statusCode() == 404) {
                    return Optional.empty();
                }
                if (response.statusCode() == 200) {
                    return Optional.of(parse(tmdbId, response.body()));
                }
                refuse(tmdbId, response.statusCode());
                failure = "status " + response.statusCode();
            } catch (IOException e) {
                failure = e.toString();
            }
        }
        throw new TmdbException(
                "TMDB failed %d times at movie %d (%s); run the same command later, it goes on from here"
                        .formatted(ATTEMPTS, tmdbId, failure));
    }

    /** Asks again as often as TMDB says "too many requests", each time after the pause that it names. */
    private HttpResponse<String> askPatiently(int tmdbId) throws IOException, InterruptedException {
        while (true) {
            pace.await();
            HttpResponse<String> response = ask(tmdbId);
            if (response.statusCode() != 429) {
                return response;
            }
            Duration pause = RetryAfter.of(response.headers());
            if (pause.compareTo(settings.longestPause()) > 0) {
                throw new TmdbException(
                        "TMDB asks for a pause of %d s; run the same command after that, it goes on from here"
                                .formatted(pause.toSeconds()));
            }
            pace.pause(pause);
        }
    }

    private HttpResponse<String> ask(int tmdbId) throws IOException, InterruptedException {
        URI uri = URI.create(settings.baseUrl() + "/3/movie/" + tmdbId + "?append_to_response=keywords,credits");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + settings.token())
                .header("Accept", "application/json")
                .timeout(settings.timeout())
                .build();
        // The request's own timeout ends with the headers; this one includes the body.
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BODY_BYTES));
        try {
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + settings.timeout().toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static ObjectNode parse(int tmdbId, String body) throws IOException {
        try {
            JsonNode details = JSON.readTree(body);
            if (details instanceof ObjectNode object && details.path("id").asInt(0) == tmdbId) {
                return object;
            }
        } catch (JacksonException e) {
            throw new IOException("an answer that is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IOException("an answer without \"id\": " + tmdbId);
    }

    private static void refuse(int tmdbId, int status) {
        if (status == 401 || status == 403) {
            throw new TmdbException("TMDB refuses the token of TMDB_TOKEN (status " + status
                    + "); set it to the \"API Read Access Token\" of your TMDB account");
        }
        if (status < 500) {
            throw new TmdbException("TMDB answers movie " + tmdbId + " with status " + status
                    + "; expected are the details (200) or no such movie (404)");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
