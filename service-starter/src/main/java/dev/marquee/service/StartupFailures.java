package dev.marquee.service;

import dev.marquee.core.bundle.BundleException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says in one paragraph, instead of a stack trace, why a service cannot start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupFailures implements FailureAnalyzer {
    private final Environment environment;

    StartupFailures(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case PortInUseException port -> {
                    return portInUse(port.getPort(), port);
                }
                case ConnectorStartFailedException port -> {
                    return portInUse(port.getPort(), port);
                }
                case BundleException bundle -> {
                    return new FailureAnalysis(
                            "The current model cannot be served: " + bundle.getMessage(),
                            "Run ./marquee rollback, or ./marquee train --publish; %s/current names the bundle."
                                    .formatted(environment.getProperty("marquee.models", "models")),
                            bundle);
                }
                default -> {}
            }
        }
        return null;
    }

    private FailureAnalysis portInUse(int port, Exception cause) {
        String variable = environment.getProperty("marquee.port-variable");
        return new FailureAnalysis(
                "Port %d is in use.".formatted(port),
                "Stop what listens there, or choose another port with --server.port=PORT%s."
                        .formatted(variable == null ? "" : " or the environment variable " + variable),
                cause);
    }
}
