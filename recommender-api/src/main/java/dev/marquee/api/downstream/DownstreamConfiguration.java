package dev.marquee.api.downstream;

import dev.marquee.contract.ranking.RankingApi;
import dev.marquee.contract.retrieval.RetrievalApi;
import dev.marquee.contract.retrieval.RetrievalStatusApi;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The clients of the other services: HTTP/1.1, kept alive, each call no longer than the largest budget. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(
        group = "retrieval",
        types = {RetrievalApi.class, RetrievalStatusApi.class, ReadinessApi.class})
@ImportHttpServices(
        group = "ranking",
        types = {RankingApi.class, ReadinessApi.class})
class DownstreamConfiguration {
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(200);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(1);

    @Bean
    TimedCalls timedCalls() {
        return new TimedCalls();
    }

    @Bean
    VersionAgreement versionAgreement() {
        return new VersionAgreement();
    }

    /** After Spring Boot's own, which sets the address. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RestClientHttpServiceGroupConfigurer downstreamClients() {
        JdkClientHttpRequestFactory connections = connections();
        return groups -> groups.forEachClient((group, client) -> configure(client, connections));
    }

    private static void configure(RestClient.Builder client, JdkClientHttpRequestFactory connections) {
        client.requestFactory(connections)
                .requestInterceptor(new DeadlineHeader())
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(lenient())));
    }

    private static JdkClientHttpRequestFactory connections() {
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

    /** A service of a newer version may say more than this one knows. */
    private static JsonMapper lenient() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }
}
