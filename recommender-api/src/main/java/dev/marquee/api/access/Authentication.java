package dev.marquee.api.access;

import dev.marquee.contract.problem.ProblemType;
import dev.marquee.service.PreparedProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets in who has a key and has not used up its limit; what the key allows is for {@link ScopeCheck} to say, once it is known
 * which call is asked for. Everybody else is answered here, for the price of reading the first lines of a request. Thread-safe.
 */
final class Authentication implements Filter {
    /* As controllers are found: by the decoded path. */
    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/v1/**");

    private final KeyRing keys;
    private final Counter strangers;
    private final PreparedProblem noKey;
    private final PreparedProblem unknownKey;

    Authentication(KeyRing keys, MeterRegistry meters, JsonMapper json) {
        this.keys = keys;
        strangers = CallerMeters.strangers(meters);
        noKey = new PreparedProblem(
                ProblemType.UNAUTHENTICATED, "Authorization: expected Bearer and a key, got nothing", json);
        unknownKey = new PreparedProblem(
                ProblemType.UNAUTHENTICATED,
                "Authorization: expected Bearer and a key that the operator has given out; this is none",
                json);
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) any;
        HttpServletResponse response = (HttpServletResponse) answer;
        if (!API.matches(PathContainer.parsePath(request.getRequestURI())) || isLetIn(request, response)) {
            chain.doFilter(request, response);
        } else {
            // No controller was looked for: refusals count under one name, and not among those of a call.
            ServerHttpObservationFilter.findObservationContext(request)
                    .ifPresent(context -> context.setPathPattern(API.getPatternString()));
        }
    }

    private boolean isLetIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Caller> found = KeyHeader.key(request).flatMap(keys::caller);
        if (found.isEmpty()) {
            strangers.increment();
            boolean given = KeyHeader.isGiven(request);
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, given ? "Bearer error=\"invalid_token\"" : "Bearer");
            (given ? unknownKey : noKey).send(response);
            return false;
        }
        Caller caller = found.get();
        CallerLimit limit = caller.limit();
        boolean allowed = limit == null || limit.allows(response);
        (allowed ? caller.meters().admitted() : caller.meters().limited()).increment();
        request.setAttribute(Caller.ATTRIBUTE, caller);
        return allowed;
    }
}
