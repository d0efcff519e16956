package dev.marquee.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Answers what never reaches a controller, such as a malformed request line, with a problem detail instead of HTML. */
final class ProblemValve extends ErrorReportValve {
    private static final String UNREADABLE = "the request line or a header is malformed, or they are too long";

    private final JsonMapper json;

    private ProblemValve(JsonMapper json) {
        this.json = json;
    }

    /** Puts one in the place of Tomcat's own. */
    static void install(TomcatServletWebServerFactory factory, JsonMapper json) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new ProblemValve(json));
            }
        });
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable error) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        boolean unreadable = status == Response.SC_BAD_REQUEST && response.getMessage() == null;
        String detail = unreadable ? UNREADABLE : response.getMessage();
        ProblemDetail problem = Problems.detail(Problems.type(status), detail);
        problem.setStatus(status);
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("the caller left before the answer", e);
        }
    }
}
