package dev.marquee.api.downstream;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where several servers of one service are.
 *
 * @param replicas addresses such as {@code http://10.0.0.1:8081} by service, {@code retrieval} or {@code ranking}; a service
 *     that is not named here has one, at {@code spring.http.serviceclient.<service>.base-url}
 */
@ConfigurationProperties("marquee")
record ReplicaProperties(@DefaultValue Map<String, List<URI>> replicas) {

    /** Checks the names and the addresses. */
    ReplicaProperties {
        replicas = Map.copyOf(replicas);
        replicas.forEach((service, addresses) -> {
            if (!service.equals(Service.RETRIEVAL.label()) && !service.equals(Service.RANKING.label())) {
                throw new IllegalArgumentException(
                        "marquee.replicas.%s: expected retrieval or ranking".formatted(service));
            }
            for (URI address : addresses) {
                if (address.getScheme() == null || address.getHost() == null || address.getPort() < 0) {
                    throw new IllegalArgumentException(
                            "marquee.replicas.%s: expected addresses such as http://10.0.0.1:8081, got \"%s\""
                                    .formatted(service, address));
                }
            }
        });
    }

    /** The addresses of a service; none if it has one server at its base address. */
    List<URI> of(String service) {
        return replicas.getOrDefault(service, List.of());
    }
}
