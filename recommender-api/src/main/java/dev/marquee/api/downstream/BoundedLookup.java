package dev.marquee.api.downstream;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up for new connections and waits only so long for it. The system's own look-up can be neither interrupted nor
 * limited, and holds its thread: so each name has one, on a thread of its own, for all who ask meanwhile. Thread-safe.
 */
final class BoundedLookup implements DnsResolver {
    private final DnsResolver system;
    private final Duration longest;
    private final Map<String, FutureTask<InetAddress[]>> underWay = new ConcurrentHashMap<>();

    /**
     * Look-ups.
     *
     * @param system does them, and may take any time
     * @param longest how long a caller waits
     */
    BoundedLookup(DnsResolver system, Duration longest) {
        this.system = system;
        this.longest = longest;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        try {
            return underWay.computeIfAbsent(host, this::begin).get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw failure(host, "no answer within " + longest, e);
        } catch (ExecutionException e) {
            throw failure(host, String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(host, "interrupted", e);
        }
    }

    private FutureTask<InetAddress[]> begin(String host) {
        var lookup = new FutureTask<>(() -> {
            try {
                return system.resolve(host);
            } finally {
                underWay.remove(host);
            }
        });
        Thread.ofPlatform().daemon().name("lookup").start(lookup);
        return lookup;
    }

    private static UnknownHostException failure(String host, String why, Exception cause) {
        var failure = new UnknownHostException("%s: %s".formatted(host, why));
        failure.initCause(cause);
        return failure;
    }

    @Override
    public @Nullable String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolve(host)[0].getCanonicalHostName();
    }
}
