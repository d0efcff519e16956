package dev.marquee.client;

import dev.marquee.contract.client.MarqueeException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes an exception of an answer that is no result, whoever on the way has given it. */
final class ProblemReader {
    private static final int LONGEST = 1 << 16;
    private static final String UNKNOWN_TYPE = "about:blank";

    private final JsonMapper json;

    ProblemReader(JsonMapper json) {
        this.json = json;
    }

    MarqueeException read(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        JsonNode problem = problem(response.getBody().readNBytes(LONGEST));
        String detail = problem.path("detail").asString(problem.path("title").asString(response.getStatusText()));
        return new MarqueeException(
                status, type(problem.path("type").asString(UNKNOWN_TYPE)), detail, retryAfter(response.getHeaders()));
    }

    /** Empty where the body is something else, such as the page of a proxy. */
    private JsonNode problem(byte[] body) {
        try {
            JsonNode problem = json.readTree(body);
            return problem.isObject() ? problem : json.createObjectNode();
        } catch (JacksonException _) {
            return json.createObjectNode();
        }
    }

    private static URI type(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            return URI.create(UNKNOWN_TYPE);
        }
    }

    /** The gateway says it in seconds; a proxy might say it as a date, which is then not understood. */
    private static @Nullable Duration retryAfter(HttpHeaders headers) {
        String seconds = headers.getFirst(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
