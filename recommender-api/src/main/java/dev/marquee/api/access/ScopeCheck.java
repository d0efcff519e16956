package dev.marquee.api.access;

import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.key.Scope;
import dev.marquee.service.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a call be made if the caller's key has its scope. It asks for the call that was found, not for what the path looks like, so
 * that no spelling of a path gets round it; whom {@link Authentication} has not let in is refused here too. Thread-safe.
 */
final class ScopeCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String path = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        if (handler instanceof HandlerMethod && path.startsWith("/v1/")) {
            if (!(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller)) {
                throw new ProblemException(ProblemType.UNAUTHENTICATED, "expected a key");
            }
            check(caller, Scopes.of(request.getMethod(), path), response);
        }
        return true;
    }

    private static void check(Caller caller, Optional<Scope> needed, HttpServletResponse response) {
        if (needed.filter(caller.key().scopes()::contains).isEmpty()) {
            caller.meters().forbidden().increment();
            String scope = needed.map(Scope::word).orElse("none");
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(scope));
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "this call needs a key with the scope %s".formatted(scope));
        }
    }
}
