package dev.marquee.service;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A borrowed version of a bundle; give it back by closing it. Not thread-safe, but what it holds is.
 *
 * @param <T> what the service answers from
 */
public final class Lease<T extends AutoCloseable> implements AutoCloseable {
    private final Shared<T> shared;
    private boolean closed;

    private Lease(Shared<T> shared) {
        this.shared = shared;
    }

    /** The version borrowed. */
    public String version() {
        return shared.version;
    }

    /** What answers; not to be used after {@link #close()}. */
    public T get() {
        return shared.value;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            shared.release();
        }
    }

    /**
     * A loaded version with the number of its users, its owner among them; the last one to leave closes it. Thread-safe.
     *
     * @param <T> what is loaded
     */
    static final class Shared<T extends AutoCloseable> {
        private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

        private final String version;
        private final T value;
        private final AtomicInteger users = new AtomicInteger(1);

        Shared(String version, T value) {
            this.version = version;
            this.value = value;
        }

        String version() {
            return version;
        }

        /** One more user, or empty if the last one has left. */
        Optional<Lease<T>> borrow() {
            int before = users.getAndUpdate(count -> count == 0 ? 0 : count + 1);
            return before == 0 ? Optional.empty() : Optional.of(new Lease<>(this));
        }

        /** One user less. */
        void release() {
            if (users.decrementAndGet() == 0) {
                close();
            }
        }

        private void close() {
            try {
                value.close();
                LOG.atInfo().addKeyValue("model.version", version).log("model closed");
            } catch (Exception e) {
                LOG.atWarn().addKeyValue("model.version", version).setCause(e).log("model did not close");
            }
        }
    }
}
