package dev.marquee.contract.client;

import dev.marquee.contract.problem.ProblemType;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateway has answered with a problem detail (RFC 9457) instead of a result. */
public final class MarqueeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final URI type;
    private final String detail;
    private final @Nullable Duration retryAfter;

    /**
     * A problem.
     *
     * @param status of HTTP
     * @param type such as {@code /problems/rate-limited}; {@code about:blank} where what answered is no gateway of ours
     * @param detail what was wrong, and what was expected
     * @param retryAfter when to ask again, or null where that would not help
     */
    public MarqueeException(int status, URI type, String detail, @Nullable Duration retryAfter) {
        super("%d %s: %s".formatted(status, type, detail));
        this.status = status;
        this.type = type;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    /** Status of HTTP. */
    public int status() {
        return status;
    }

    /** What kind of problem, stable from version to version. */
    public URI type() {
        return type;
    }

    /** Whether it is of this type. */
    public boolean is(ProblemType known) {
        return type.equals(known.uri());
    }

    /** What was wrong, and what was expected. */
    public String detail() {
        return detail;
    }

    /** When to ask again; empty where that would not help. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
