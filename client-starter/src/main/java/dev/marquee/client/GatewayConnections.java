package dev.marquee.client;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/**
 * The connections to the gateway, by the JDK's client whatever else the application has: one that asks again by itself, as Apache's
 * does after a 429 and the wait that it names, would hold up a caller who has been told to come later. Redirects are not followed:
 * they would take the key along. Thread-safe.
 */
final class GatewayConnections implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * Makes requests on them.
     *
     * @param timeout how long an answer is waited for
     */
    ClientHttpRequestFactory requests(Duration timeout) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(timeout);
        return requests;
    }

    /** Closes them, once what is asked on them is answered or has timed out. */
    @Override
    public void close() {
        client.close();
    }
}
