package dev.marquee.api.downstream;

import dev.marquee.contract.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** A refusal that was read to its end, so that it can be looked at before its caller does. Its connection is free again. */
final class Refusal implements ClientHttpResponse {
    private final HttpStatusCode status;
    private final String statusText;
    private final HttpHeaders headers;
    private final byte[] body;

    private Refusal(ClientHttpResponse answer) throws IOException {
        status = answer.getStatusCode();
        statusText = answer.getStatusText();
        headers = answer.getHeaders();
        body = answer.getBody().readAllBytes();
    }

    /** The answer itself, or a refusal in its place. */
    static ClientHttpResponse orAnswer(ClientHttpResponse answer) throws IOException {
        HttpStatusCode status = answer.getStatusCode();
        if (!status.isSameCodeAs(HttpStatus.CONFLICT) && !status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            return answer;
        }
        try (answer) {
            return new Refusal(answer);
        }
    }

    /** Whether this is its reason. */
    boolean says(ProblemType type) {
        return new String(body, StandardCharsets.UTF_8).contains(type.uri().toString());
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public String getStatusText() {
        return statusText;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(body);
    }

    /** Closed already. */
    @Override
    public void close() {}
}
