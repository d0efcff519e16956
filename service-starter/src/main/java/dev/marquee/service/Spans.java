package dev.marquee.service;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.concurrent.Callable;

/** The parts of a request's trace, for requests that are traced; for all others it costs a look. Thread-safe. */
public final class Spans {
    /** No request is traced. */
    public static final Spans NONE = new Spans(Tracer.NOOP);

    private final Tracer tracer;

    Spans(Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * A piece of work that may fail.
     *
     * @param <T> what comes of it
     * @param <X> how it fails
     */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        /** Does it. */
        T run() throws X;
    }

    /**
     * Does the work in a span beneath that of the request which this thread handles.
     *
     * @param name what is done, the same for all requests
     */
    public <T, X extends Exception> T in(String name, Work<T, X> work) throws X {
        Span request = tracer.currentSpan();
        if (request == null || request.isNoop()) {
            return work.run();
        }
        Span span = tracer.nextSpan().name(name).start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            return work.run();
        } catch (Exception e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }

    /** The same work for another thread, in the span of this one. */
    public <T> Callable<T> carried(Callable<T> work) {
        Span request = tracer.currentSpan();
        if (request == null) {
            return work;
        }
        return () -> {
            try (Tracer.SpanInScope _ = tracer.withSpan(request)) {
                return work.call();
            }
        };
    }

    /** Adds what is known now to the current span; nothing that tells who somebody is. */
    public void tag(String key, String value) {
        Span span = tracer.currentSpan();
        if (span != null && !span.isNoop()) {
            span.tag(key, value);
        }
    }
}
