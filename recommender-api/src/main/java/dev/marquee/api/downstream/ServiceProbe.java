package dev.marquee.api.downstream;

import dev.marquee.contract.retrieval.RetrievalStatus;
import dev.marquee.contract.retrieval.RetrievalStatusApi;
import dev.marquee.service.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/** Asks the other services, with little patience, how they are. Thread-safe. */
@Component
public final class ServiceProbe {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final TimedCalls calls;
    private final RetrievalStatusApi retrieval;
    private final HttpServiceProxyRegistry clients;

    ServiceProbe(TimedCalls calls, RetrievalStatusApi retrieval, HttpServiceProxyRegistry clients) {
        this.calls = calls;
        this.retrieval = retrieval;
        this.clients = clients;
    }

    /** Whether a service says that it is ready. */
    public boolean up(Service service) {
        ReadinessApi probe = clients.getClient(service.label(), ReadinessApi.class);
        return ask(() -> {
                    probe.ready();
                    return true;
                })
                .isPresent();
    }

    /** How retrieval answers, or empty if it does not say. */
    public Optional<RetrievalStatus> retrieval() {
        return ask(retrieval::status);
    }

    private <T> Optional<T> ask(Callable<T> call) {
        try {
            return Optional.ofNullable(calls.within(Deadline.in(PATIENCE), call));
        } catch (StageFailure failure) {
            return Optional.empty();
        }
    }
}
