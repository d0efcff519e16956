package dev.marquee.service;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the port of {@code MARQUEE_MANAGEMENT_PORT} has in common with the service's: it listens on the same address, unless
 * {@code management.server.address} is set, and its errors are problem details.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementPort {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> likeTheService(
            JsonMapper json, ServerProperties service) {
        return factory -> {
            if (factory.getAddress() == null) {
                factory.setAddress(service.getAddress());
            }
            ProblemValve.install(factory, json);
        };
    }
}
