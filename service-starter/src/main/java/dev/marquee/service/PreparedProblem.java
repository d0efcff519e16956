package dev.marquee.service;

import dev.marquee.contract.problem.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem detail that is always the same, for whoever answers many requests with it before any controller is asked.
 * Immutable.
 */
public final class PreparedProblem {
    private final int status;
    private final byte[] body;

    /** The problem as {@link ProblemException} would be answered. */
    public PreparedProblem(ProblemType type, String detail, JsonMapper json) {
        ProblemDetail problem = Problems.detail(type, detail);
        status = problem.getStatus();
        body = json.writeValueAsBytes(problem);
    }

    /**
     * Sends it.
     *
     * @throws IOException if the caller has hung up
     */
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
        }
        response.getOutputStream().write(body);
    }
}
