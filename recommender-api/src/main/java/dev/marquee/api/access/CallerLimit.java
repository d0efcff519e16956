package dev.marquee.api.access;

import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.key.RateLimit;
import dev.marquee.service.PreparedProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** What a caller's limit leaves at this gateway, and what is answered beyond it. Thread-safe. */
final class CallerLimit {
    private final TokenBucket bucket;
    private final PreparedProblem refusal;

    /** Nothing of it is used yet. */
    CallerLimit(RateLimit limit, JsonMapper json) {
        bucket = new TokenBucket(limit, System.nanoTime());
        String rate = Double.toString(limit.rate()).replaceFirst("\\.0$", "");
        String detail = "this key may ask %s times a second and %d times at once; wait as Retry-After says"
                .formatted(rate, limit.burst());
        refusal = new PreparedProblem(ProblemType.RATE_LIMITED, detail, json);
    }

    /**
     * Counts a request and answers it if it is beyond the limit.
     *
     * @return whether it is within the limit
     */
    boolean allows(HttpServletResponse response) throws IOException {
        Duration wait = bucket.take(System.nanoTime());
        if (wait.isZero()) {
            return true;
        }
        response.setHeader(
                HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds()));
        refusal.send(response);
        return false;
    }
}
