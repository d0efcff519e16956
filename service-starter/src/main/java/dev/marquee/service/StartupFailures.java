package dev.marquee.service;

import dev.marquee.core.bundle.BundleException;
import java.io.FileNotFoundException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says in one paragraph, instead of a stack trace, why a service cannot start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupFailures implements FailureAnalyzer {
    /* Spring Boot reads the files when it makes this bean. */
    private static final String CERTIFICATES = "sslBundleRegistry";
    private static final Set<String> TRACES = Set.of("sampler", "otlpHttpSpanExporter");

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
                case TlsException tls -> {
                    return noTls(String.valueOf(tls.getMessage()), tls);
                }
                case BeanCreationException bean
                when CERTIFICATES.equals(bean.getBeanName()) -> {
                    return noTls(unusableCertificate(bean), bean);
                }
                case BeanCreationException bean
                when TRACES.contains(String.valueOf(bean.getBeanName())) -> {
                    return noTraces(bean);
                }
                default -> {}
            }
        }
        return null;
    }

    private static FailureAnalysis noTraces(BeanCreationException bean) {
        return new FailureAnalysis(
                "Requests cannot be traced: "
                        + NestedExceptionUtils.getMostSpecificCause(bean).getMessage() + ".",
                "MARQUEE_TRACES_URL is an address such as http://collector:4318/v1/traces, or false; MARQUEE_TRACES_SAMPLED is"
                        + " a share from 0 to 1.",
                bean);
    }

    private FailureAnalysis portInUse(int port, Exception cause) {
        boolean management = Integer.toString(port).equals(environment.getProperty("management.server.port"));
        String option = management ? "management.server.port" : "server.port";
        String variable = management ? "MARQUEE_MANAGEMENT_PORT" : environment.getProperty("marquee.port-variable");
        return new FailureAnalysis(
                "Port %d is in use.".formatted(port),
                "Stop what listens there, or choose another port with --%s=PORT%s."
                        .formatted(option, variable == null ? "" : " or the environment variable " + variable),
                cause);
    }

    private static FailureAnalysis noTls(String reason, Exception cause) {
        return new FailureAnalysis(
                "The service cannot speak TLS: %s.".formatted(reason),
                "With SPRING_PROFILES_ACTIVE=tls, MARQUEE_TLS_CERTIFICATE names a PEM file with the certificate and its chain,"
                        + " MARQUEE_TLS_KEY one with its private key; MARQUEE_TLS_CA names one with the authorities that the"
                        + " gateway trusts. The files must be readable for the service's user.",
                cause);
    }

    private String unusableCertificate(BeanCreationException bean) {
        for (String variable : List.of("MARQUEE_TLS_CERTIFICATE", "MARQUEE_TLS_KEY")) {
            if (environment.matchesProfiles("tls")
                    && environment.getProperty(variable, "").isBlank()) {
                return variable + " is not set";
            }
        }
        Throwable reason = NestedExceptionUtils.getMostSpecificCause(bean);
        return switch (reason) {
            case FileNotFoundException missing -> "there is no file to be read at " + missing.getMessage();
            case FileSystemException unreadable -> unreadable.getFile() + " cannot be read";
            default -> String.valueOf(reason.getMessage());
        };
    }
}
