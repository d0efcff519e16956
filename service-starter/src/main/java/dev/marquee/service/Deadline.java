package dev.marquee.service;

import dev.marquee.contract.InternalHeaders;
import dev.marquee.contract.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The moment after which nobody waits for the answer any more. Immutable.
 *
 * @param at as {@link System#nanoTime()} counts
 */
public record Deadline(long at) {
    private static final String ATTRIBUTE = Deadline.class.getName();
    private static final Duration UNLIMITED = Duration.ofDays(1);

    /** The deadline that is so far away from now. */
    public static Deadline in(Duration remaining) {
        return new Deadline(System.nanoTime() + remaining.toNanos());
    }

    /** The deadline of the request that this thread handles; a day ahead if its caller named none. */
    public static Deadline current() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Object deadline = request == null ? null : request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return deadline instanceof Deadline known ? known : in(UNLIMITED);
    }

    /** What is left, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }

    /** Whether nothing is left. */
    public boolean expired() {
        return at - System.nanoTime() <= 0;
    }

    /**
     * Refuses to go on after the deadline.
     *
     * @param stage what would come next, for the message
     * @throws ProblemException 504, if nothing is left
     */
    public void check(String stage) {
        if (expired()) {
            throw new ProblemException(ProblemType.DEADLINE_EXCEEDED, "the deadline passed before " + stage);
        }
    }

    /**
     * Refuses to begin what cannot end in time.
     *
     * @param stage what would come next, for the message
     * @param least the shortest time that it takes
     * @throws ProblemException 504, if less is left
     */
    public void check(String stage, Duration least) {
        if (remaining().compareTo(least) < 0) {
            throw new ProblemException(
                    ProblemType.DEADLINE_EXCEEDED,
                    "%d µs are left; %s takes at least %d µs"
                            .formatted(remaining().toNanos() / 1_000, stage, least.toNanos() / 1_000));
        }
    }

    /** Reads {@link InternalHeaders#DEADLINE_MS} when a request arrives; not a positive whole number is a 400. */
    static final class Reader implements HandlerInterceptor {
        private static final Pattern POSITIVE = Pattern.compile("[0-9]{1,9}");

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            String header = request.getHeader(InternalHeaders.DEADLINE_MS);
            if (header != null) {
                request.setAttribute(ATTRIBUTE, in(Duration.ofMillis(milliseconds(header))));
            }
            return true;
        }

        private static int milliseconds(String header) {
            int milliseconds = POSITIVE.matcher(header).matches() ? Integer.parseInt(header) : 0;
            if (milliseconds < 1) {
                throw ProblemException.invalid(
                        InternalHeaders.DEADLINE_MS,
                        "expected a positive whole number of milliseconds, got \"%.20s\"".formatted(header));
            }
            return milliseconds;
        }
    }
}
