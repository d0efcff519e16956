package dev.marquee.api.admission;

import dev.marquee.service.Gate;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses requests beyond what can be answered in time, before anything is read of them. Lists, which end within their
 * budget, have a limit of their own, so that writes which wait for a slow disk take no place from them.
 */
@Configuration(proxyBeanMethods = false)
class AdmissionConfiguration implements WebMvcConfigurer {
    private static final String[] LISTS = {"/v1/recommendations", "/v1/users/*/recommendations", "/v1/movies/*/similar"
    };

    private final Gate lists;
    private final Gate others;

    AdmissionConfiguration(AdmissionProperties properties, MeterRegistry meters) {
        lists = new Gate("list", properties.listsInFlight(), meters);
        others = new Gate("other", properties.others(), meters);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Admission(lists)).addPathPatterns(LISTS).order(Ordered.HIGHEST_PRECEDENCE);
        registry.addInterceptor(new Admission(others))
                .addPathPatterns("/v1/**")
                .excludePathPatterns(LISTS)
                .order(Ordered.HIGHEST_PRECEDENCE);
    }

    private record Admission(Gate gate) implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            gate.enter();
            return true;
        }

        @Override
        public void afterCompletion(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
            gate.leave();
        }
    }
}
