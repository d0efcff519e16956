package dev.marquee.api.access;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Asks for keys, if {@code marquee.keys.file} names a file of them. */
@Configuration(proxyBeanMethods = false)
@Conditional(AccessConfiguration.WithKeys.class)
class AccessConfiguration {
    /* After the filters that count requests and answer browsers, before the one that bounds what is in flight. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 3;

    @Bean
    KeyRing keyRing(KeysProperties properties, OwnKey own, JsonMapper json, MeterRegistry meters) {
        return new KeyRing(Path.of(properties.file()), own.entry(), json, meters);
    }

    @Bean
    FilterRegistrationBean<Authentication> authentication(KeyRing keys, JsonMapper json, MeterRegistry meters) {
        var registration = new FilterRegistrationBean<>(new Authentication(keys, meters, json));
        registration.setOrder(ORDER);
        return registration;
    }

    /** Before anything else is looked at, such as parameters. */
    @Bean
    WebMvcConfigurer scopes() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ScopeCheck()).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    /** An empty setting is none: Compose and Kubernetes set what is not set so. */
    static final class WithKeys implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("marquee.keys.file", "")
                    .isBlank();
        }
    }
}
