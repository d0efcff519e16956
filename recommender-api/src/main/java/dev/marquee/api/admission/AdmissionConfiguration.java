package dev.marquee.api.admission;

import dev.marquee.service.Gate;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses requests beyond what can be answered in time, before anything is read of them. Lists, which end within their
 * budget, have a limit of their own, so that writes which wait for a slow disk take no place from them.
 */
@Configuration(proxyBeanMethods = false)
class AdmissionConfiguration {
    private static final List<String> LISTS = List.of(
            "/v1/recommendations",
            "/v1/rows",
            "/v1/recommendations/{movieId}/why",
            "/v1/users/{userId}/recommendations",
            "/v1/users/{userId}/rows",
            "/v1/users/{userId}/recommendations/{movieId}/why",
            "/v1/movies/{movieId}/similar");
    private static final String OTHERS = "/v1/**";
    /* After the filters that count requests, answer browsers and ask for keys. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 4;

    @Bean
    FilterRegistrationBean<Admission> admission(AdmissionProperties properties, MeterRegistry meters, JsonMapper json) {
        var registration = new FilterRegistrationBean<>(new Admission(
                LISTS,
                new Gate("list", properties.listsInFlight(), meters),
                OTHERS,
                new Gate("other", properties.others(), meters),
                json));
        registration.setOrder(ORDER);
        return registration;
    }
}
