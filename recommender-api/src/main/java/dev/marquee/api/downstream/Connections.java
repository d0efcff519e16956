package dev.marquee.api.downstream;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How every client speaks to its service: HTTP/1.1, kept alive, no call longer than the largest budget bears. */
@Component
final class Connections {
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(200);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(1);

    private final JdkClientHttpRequestFactory factory = factory();

    private static JdkClientHttpRequestFactory factory() {
        Executor threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(threads)
                .build();
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client, threads);
        factory.setReadTimeout(LONGEST_CALL);
        return factory;
    }

    /** Makes a client use these connections, send the deadline, and read answers leniently. */
    void configure(RestClient.Builder client) {
        client.requestFactory(factory)
                .requestInterceptor(new DeadlineHeader())
                .requestInterceptor(new AnswerLimit())
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(lenient())));
    }

    /** A service of a newer version may say more than this one knows. */
    private static JsonMapper lenient() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }
}
