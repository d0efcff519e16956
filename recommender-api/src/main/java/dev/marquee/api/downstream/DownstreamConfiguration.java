package dev.marquee.api.downstream;

import dev.marquee.contract.ranking.RankingApi;
import dev.marquee.contract.retrieval.RetrievalApi;
import dev.marquee.contract.retrieval.RetrievalStatusApi;
import java.net.URI;
import java.util.List;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * The clients of the other services; {@code spring.http.serviceclient.<group>.base-url} says where they are,
 * {@code marquee.replicas.<group>} where each of several servers is.
 */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(
        group = "retrieval",
        types = {RetrievalApi.class, RetrievalStatusApi.class, ReadinessApi.class})
@ImportHttpServices(
        group = "ranking",
        types = {RankingApi.class, ReadinessApi.class})
class DownstreamConfiguration {

    /**
     * Calls with deadlines.
     *
     * @throws IllegalStateException if requests have no virtual threads: no others can be interrupted while they read
     */
    @Bean
    TimedCalls timedCalls(Environment environment) {
        if (!Threading.VIRTUAL.isActive(environment)) {
            throw new IllegalStateException("marquee.virtual-threads is false; the gateway needs virtual threads");
        }
        return new TimedCalls();
    }

    @Bean
    VersionAgreement versionAgreement() {
        return new VersionAgreement();
    }

    /** After Spring Boot's own, which sets the address. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RestClientHttpServiceGroupConfigurer downstreamClients(Connections connections, ReplicaProperties properties) {
        return groups -> groups.forEachClient((group, client) -> {
            List<URI> replicas = properties.of(group.name());
            if (!replicas.isEmpty()) {
                client.requestInterceptor(new Replicas(replicas));
            }
            // Inside of the above: each server is told what is left when it is asked.
            connections.configure(client);
        });
    }
}
