package dev.marquee.api.cors;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Answers browsers before anybody else does, so that their pages can read refusals too. */
@Configuration(proxyBeanMethods = false)
class BrowserConfiguration {
    /* Right after the filter that counts all requests and their times. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

    @Bean
    FilterRegistrationBean<BrowserFilter> browsers(CorsProperties properties, JsonMapper json) {
        var registration = new FilterRegistrationBean<>(new BrowserFilter(properties.allowedOrigins(), json));
        registration.setOrder(ORDER);
        return registration;
    }
}
