package dev.marquee.api.input;

import dev.marquee.service.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.annotation.RepeatableContainers;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses every query parameter that a call does not document: a misspelt filter must not be ignored in silence. The
 * {@code @Parameter} annotations of a call are thus both its documentation and what it accepts. A parameter of a path, such as
 * {@code /v1/users/ann;role=admin}, no call documents: what stands before may not see the same user in it.
 */
final class DocumentedParameters implements HandlerInterceptor {
    private final Map<Method, Set<String>> documented = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            if (request.getRequestURI().indexOf(';') >= 0) {
                throw ProblemException.invalid("path", "expected no parameters after a semicolon");
            }
            Set<String> known = documented.computeIfAbsent(method.getMethod(), DocumentedParameters::names);
            for (String name : request.getParameterMap().keySet()) {
                if (!known.contains(name)) {
                    throw ProblemException.invalid("%.40s".formatted(name), "unknown parameter; " + expected(known));
                }
            }
        }
        return true;
    }

    private static Set<String> names(Method method) {
        return MergedAnnotations.from(
                        method,
                        SearchStrategy.TYPE_HIERARCHY,
                        RepeatableContainers.explicitRepeatable(Parameter.class, Parameters.class))
                .stream(Parameter.class)
                .filter(parameter -> parameter.getEnum("in", ParameterIn.class) == ParameterIn.QUERY)
                .map(parameter -> parameter.getString("name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String expected(Set<String> known) {
        return known.isEmpty() ? "this call takes none" : "this call takes " + String.join(", ", known);
    }
}
