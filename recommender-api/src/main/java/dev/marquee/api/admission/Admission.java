package dev.marquee.api.admission;

import dev.marquee.contract.problem.ProblemType;
import dev.marquee.service.Gate;
import dev.marquee.service.PreparedProblem;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets requests through gates. Those beyond a limit are answered here, for the price of reading their first lines: when there
 * is far more to do than can be done, saying no must not take the time of what is let in. Thread-safe.
 */
final class Admission implements Filter {
    private final List<Entrance> entrances;

    /**
     * Requests that go through a gate.
     *
     * @param path the pattern by which a controller is found, so that refusals count under the same name
     * @param refusal answered where there is no room
     */
    private record Entrance(PathPattern path, Gate gate, PreparedProblem refusal) {}

    /** Lists go through one gate, everything else of the API through another. */
    Admission(List<String> listPaths, Gate lists, String otherPaths, Gate others, JsonMapper json) {
        entrances = Stream.concat(
                        listPaths.stream().map(path -> entrance(path, lists, json)),
                        Stream.of(entrance(otherPaths, others, json)))
                .toList();
    }

    private static Entrance entrance(String path, Gate gate, JsonMapper json) {
        return new Entrance(
                PathPatternParser.defaultInstance.parse(path),
                gate,
                new PreparedProblem(ProblemType.OVERLOADED, gate.refusal(), json));
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) any;
        Optional<Entrance> found = entrance(request);
        if (found.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Entrance entrance = found.get();
        if (entrance.gate.tryEnter()) {
            try {
                chain.doFilter(request, response);
            } finally {
                entrance.gate.leave();
            }
        } else {
            ServerHttpObservationFilter.findObservationContext(request)
                    .ifPresent(context -> context.setPathPattern(entrance.path.getPatternString()));
            entrance.refusal.send((HttpServletResponse) response);
        }
    }

    private Optional<Entrance> entrance(HttpServletRequest request) {
        PathContainer asked = PathContainer.parsePath(request.getRequestURI());
        return entrances.stream()
                .filter(entrance -> entrance.path.matches(asked))
                .findFirst();
    }
}
