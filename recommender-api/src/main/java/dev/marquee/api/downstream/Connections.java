package dev.marquee.api.downstream;

import dev.marquee.service.TlsException;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How every client speaks to its service: HTTP/1.1, kept alive, no call longer than the largest budget bears. A call blocks
 * a virtual thread, whose interruption closes the connection. Thread-safe; owns the connections.
 */
@Component
final class Connections {
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofMilliseconds(200);
    private static final Duration LONGEST_LOOKUP = Duration.ofMillis(200);
    private static final Timeout LONGEST_SILENCE = Timeout.ofSeconds(1);
    private static final Duration LONGEST_WAIT_FOR_CONNECTION = Duration.ofMillis(200);
    private static final int MOST_TO_A_SERVICE = 256;

    private final CloseableHttpClient client;
    private final HttpComponentsClientHttpRequestFactory factory;

    /**
     * Connections of which those to https are trusted by one of these bundles.
     *
     * @throws TlsException if it cannot be used
     */
    Connections(SslBundles bundles) {
        client = client(new StageTls(bundles));
        factory = factory(client);
    }

    private static CloseableHttpClient client(StageTls tls) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(tls)
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(LONGEST_SILENCE).build())
                .setDnsResolver(new BoundedLookup(SystemDefaultDnsResolver.INSTANCE, LONGEST_LOOKUP))
                .setMaxConnPerRoute(MOST_TO_A_SERVICE)
                .setMaxConnTotal(2 * MOST_TO_A_SERVICE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setSocketTimeout(LONGEST_SILENCE)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .addExecInterceptorLast("answer limit", new AnswerLimit())
                .setRetryStrategy(new OnceMoreOnAFreshConnection())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private static HttpComponentsClientHttpRequestFactory factory(CloseableHttpClient client) {
        HttpComponentsClientHttpRequestFactory factory = new HttpComponentsClientHttpRequestFactory(client);
        factory.setConnectionRequestTimeout(LONGEST_WAIT_FOR_CONNECTION);
        return factory;
    }

    /** Makes a client use these connections, send the deadline, and read answers leniently. */
    void configure(RestClient.Builder client) {
        client.requestFactory(factory)
                .requestInterceptor(new DeadlineHeader())
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(lenient())));
    }

    /** A service of a newer version may say more than this one knows. */
    private static JsonMapper lenient() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @PreDestroy
    void close() throws IOException {
        client.close();
    }
}
