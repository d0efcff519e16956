package dev.marquee.service;

import io.micrometer.common.KeyValues;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/**
 * Traces requests across the services (W3C Trace Context) and sends them by OTLP, once {@code marquee.traces.url} says where
 * to. Log lines carry the id of their request's trace in any case.
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
class TracingAutoConfiguration {
    private static final String NOWHERE = "false";
    private static final Pattern PROBES = Pattern.compile("/(livez|readyz|internal/status|actuator/.*)");

    /**
     * Which requests are traced: as their caller has decided, else so many; none while traces go nowhere.
     *
     * @param url where traces are sent; {@code false}: nowhere
     * @param sampled the share, 0 to 1
     */
    @Bean
    Sampler sampler(@Value("${marquee.traces.url}") String url, @Value("${marquee.traces.sampled}") double sampled) {
        return url.equals(NOWHERE) ? Sampler.alwaysOff() : Sampler.parentBased(Sampler.traceIdRatioBased(sampled));
    }

    /** Nobody looks for the probes' traces, and there are many. */
    @Bean
    SpanExportingPredicate withoutProbes() {
        return span -> !PROBES.matcher(span.getTags().getOrDefault("uri", "")).matches();
    }

    /** Paths hold user ids; the pattern that a path matches is told anyway. */
    @Bean
    ServerRequestObservationConvention withoutPaths() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
                return KeyValues.empty();
            }
        };
    }

    @Bean
    Spans spans(Tracer tracer) {
        return new Spans(tracer);
    }
}
