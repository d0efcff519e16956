package dev.marquee.api.input;

import dev.marquee.service.Deadline;
import dev.marquee.service.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * How long a caller waits for an answer, counted from the arrival of the request.
 *
 * @param arrived as {@link System#nanoTime()} counts
 * @param total the whole budget, above 0 and at most {@link #LARGEST}
 */
public record LatencyBudget(long arrived, Duration total) {
    /** Header with the budget in milliseconds. */
    public static final String HEADER = "X-Latency-Budget-Ms";

    /** The budget of a request that names none, or a larger one. */
    public static final Duration LARGEST = Duration.ofMillis(400);

    private static final String ATTRIBUTE = LatencyBudget.class.getName();
    private static final double NANOS_PER_MILLI = 1e6;

    /** A budget that starts now. */
    public static LatencyBudget starting(Duration total) {
        return new LatencyBudget(System.nanoTime(), total);
    }

    /** The budget of this request. */
    public static LatencyBudget of(WebRequest request) {
        return request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof LatencyBudget budget
                ? budget
                : starting(LARGEST);
    }

    /** When the answer must be on its way, less some time that the caller of this method still needs. */
    public Deadline deadline(Duration reserve) {
        return new Deadline(arrived + total.minus(reserve).toNanos());
    }

    /** What has passed since the request arrived. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - arrived);
    }

    /** Reads the header when a request arrives: before its body is read and its parameters are parsed. */
    static final class Reader implements HandlerInterceptor {
        private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            request.setAttribute(ATTRIBUTE, starting(parse(only(request))));
            return true;
        }

        private static @Nullable String only(HttpServletRequest request) {
            List<String> given = Collections.list(request.getHeaders(HEADER));
            if (given.size() > 1) {
                throw ProblemException.invalid(HEADER, "given %d times, expected once".formatted(given.size()));
            }
            return given.isEmpty() ? null : given.getFirst();
        }

        private static Duration parse(@Nullable String header) {
            if (header == null) {
                return LARGEST;
            }
            double milliseconds = NUMBER.matcher(header).matches() ? Double.parseDouble(header) : Double.NaN;
            if (!(milliseconds > 0)) {
                throw ProblemException.invalid(
                        HEADER, "expected a number of milliseconds above 0, got \"%.40s\"".formatted(header));
            }
            double capped = Math.min(milliseconds, (double) LARGEST.toMillis());
            return Duration.ofNanos((long) (capped * NANOS_PER_MILLI));
        }
    }
}
