package dev.marquee.client;

import dev.marquee.contract.client.MarqueeClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Gives an application a {@link MarqueeClient}, once {@code marquee.client.base-url} says where the gateway is. */
@AutoConfiguration(after = RestClientAutoConfiguration.class)
@ConditionalOnProperty("marquee.client.base-url")
@EnableConfigurationProperties(ClientProperties.class)
public class MarqueeClientAutoConfiguration {
    /** Owns the connections to the gateway. */
    @Bean
    GatewayConnections gatewayConnections() {
        return new GatewayConnections();
    }

    /**
     * The client, with the application's metrics and traces of calls. How the application reads its own JSON does not matter here:
     * what a newer gateway answers beyond the records is left out, and what an older one does not answer is null, 0 or false.
     */
    @Bean
    @ConditionalOnMissingBean
    MarqueeClient marqueeClient(
            ObjectProvider<RestClient.Builder> http, GatewayConnections connections, ClientProperties properties) {
        JsonMapper json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        ProblemReader problems = new ProblemReader(json);
        RestClient client = http.getIfAvailable(RestClient::builder)
                .baseUrl(properties.baseUrl())
                .requestFactory(connections.requests(properties.timeout()))
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json)))
                .defaultHeaders(headers -> set(headers, properties))
                .defaultStatusHandler(status -> !status.is2xxSuccessful(), (_, response) -> {
                    throw problems.read(response);
                })
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(MarqueeClient.class);
    }

    private static void set(HttpHeaders headers, ClientProperties properties) {
        if (properties.key() != null) {
            headers.setBearerAuth(properties.key());
        }
        if (properties.latencyBudget() != null) {
            headers.set(
                    "X-Latency-Budget-Ms",
                    Long.toString(properties.latencyBudget().toMillis()));
        }
    }
}
