package dev.marquee.api.downstream;

import dev.marquee.contract.InternalHeaders;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Tells a service how long its caller still waits, less the time that the answer is on its way. */
final class DeadlineHeader implements ClientHttpRequestInterceptor {
    private static final Duration ON_ITS_WAY = Duration.ofMillis(1);

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        if (TimedCalls.DEADLINE.isBound()) {
            Duration left = TimedCalls.DEADLINE.get().remaining().minus(ON_ITS_WAY);
            request.getHeaders().set(InternalHeaders.DEADLINE_MS, Long.toString(Math.max(1, left.toMillis())));
        }
        return execution.execute(request, body);
    }
}
