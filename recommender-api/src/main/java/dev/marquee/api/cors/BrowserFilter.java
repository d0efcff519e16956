package dev.marquee.api.cors;

import dev.marquee.api.input.LatencyBudget;
import dev.marquee.contract.problem.ProblemType;
import dev.marquee.service.PreparedProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells browsers which pages may call the API, before keys are asked for, which a browser's first question never has. Where no
 * origin is allowed it refuses those questions and leaves everything else as it is. Thread-safe.
 */
final class BrowserFilter extends CorsFilter {
    private static final long HOUR = 3_600;

    private final boolean allowsNone;

    BrowserFilter(List<String> allowedOrigins, JsonMapper json) {
        super(rules(allowedOrigins));
        allowsNone = allowedOrigins.isEmpty();
        setCorsProcessor(new Refusals(json));
    }

    /** Keys come in a header that the page sets, so a browser need not send what it keeps itself, such as cookies. */
    private static CorsConfigurationSource rules(List<String> allowedOrigins) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(allowedOrigins);
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE"));
        rules.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, LatencyBudget.HEADER));
        rules.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE));
        rules.setAllowCredentials(false);
        rules.setMaxAge(HOUR);
        UrlBasedCorsConfigurationSource ofTheApi = new UrlBasedCorsConfigurationSource();
        ofTheApi.registerCorsConfiguration("/v1/**", rules);
        return ofTheApi;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return allowsNone && !CorsUtils.isPreFlightRequest(request);
    }

    /** Refuses with a problem detail. */
    private static final class Refusals extends DefaultCorsProcessor {
        private final PreparedProblem refusal;

        Refusals(JsonMapper json) {
            refusal = new PreparedProblem(
                    ProblemType.FORBIDDEN,
                    "Origin: pages of this origin may not call the API, or not so; marquee.cors.allowed-origins names those that may",
                    json);
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            refusal.send(((ServletServerHttpResponse) response).getServletResponse());
        }
    }
}
