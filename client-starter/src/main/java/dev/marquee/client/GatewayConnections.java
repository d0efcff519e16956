package dev.marquee.client;

import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.http.client.ClientHttpRequestFactory;

/**
 * The connections to the gateway, by whichever HTTP client the application has.
 *
 * @param factory makes requests on them
 */
record GatewayConnections(ClientHttpRequestFactory factory) implements DisposableBean {
    private static final Duration TO_CONNECT = Duration.ofSeconds(1);

    /** None yet. Redirects will not be followed: they would take the key along. */
    static GatewayConnections open(Duration timeout) {
        return new GatewayConnections(ClientHttpRequestFactoryBuilder.detect()
                .build(HttpClientSettings.defaults()
                        .withTimeouts(TO_CONNECT, timeout)
                        .withRedirects(HttpRedirects.DONT_FOLLOW)));
    }

    /** Closes them, where the client does not do so itself. */
    @Override
    public void destroy() throws Exception {
        if (factory instanceof DisposableBean closeable) {
            closeable.destroy();
        }
    }
}
