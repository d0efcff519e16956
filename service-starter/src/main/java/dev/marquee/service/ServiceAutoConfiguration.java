package dev.marquee.service;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Gives a service its problem details, limits and readiness; its settings are in {@code marquee-service.yml}. */
@AutoConfiguration
@Import(Problems.class)
class ServiceAutoConfiguration {
    @Bean
    BodyLimit bodyLimit(@Value("${marquee.body-limit:1MB}") DataSize limit) {
        return new BodyLimit(limit);
    }

    /** A deadline is said between services only; from anybody else the header means nothing. */
    @Bean
    WebMvcConfigurer deadlineReader() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Deadline.Reader()).addPathPatterns("/internal/**");
            }
        };
    }

    /** Requests are read strictly; answers of other services, which may be newer, are not. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer strictRequests(JsonMapper json) {
        JsonMapper strict = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(all -> all.setAcceptBlankAsEmpty(false))
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
        return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    JsonFactoryBuilderCustomizer limits() {
        return JsonLimits::set;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat(JsonMapper json) {
        return factory -> ProblemValve.install(factory, json);
    }

    /**
     * Refuses to serve without TLS where a certificate is given.
     *
     * @throws TlsException if one is
     */
    @Bean
    @Profile("!tls")
    InitializingBean noUnusedCertificate(@Value("${MARQUEE_TLS_CERTIFICATE:}") String certificate) {
        return () -> {
            if (!certificate.isBlank()) {
                throw new TlsException(
                        "MARQUEE_TLS_CERTIFICATE is set, but the profile tls is not active (SPRING_PROFILES_ACTIVE=tls)");
            }
        };
    }

    @Bean
    Drain drain(@Value("${marquee.drain}") Duration time) {
        return new Drain(time);
    }

    @Bean
    ResidentMemory residentMemory() {
        return new ResidentMemory(Path.of("/proc/self/status"));
    }

    /** Ready means that a bundle is loaded and warmed up. */
    @Bean
    HealthIndicator bundleHealthIndicator(ObjectProvider<BundleWatch<?>> watches) {
        return () -> watches.stream()
                .filter(watch -> !watch.ready())
                .findFirst()
                .map(waiting -> Health.outOfService()
                        .withDetail("reason", waiting.awaited())
                        .build())
                .orElseGet(() -> Health.up().build());
    }
}
