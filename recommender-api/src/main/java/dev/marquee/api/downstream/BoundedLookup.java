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

/**
 * Looks names up for new connections and waits only so long for it. The system's own look-up can be neither interrupted nor
 * limited, and holds its thread: so each name has one, on a thread of its own, for all who ask meanwhile. One that has hung for
 * ten seconds is forgotten and another one begun. Thread-safe.
 */
final class BoundedLookup implements DnsResolver {
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(10);

    private final DnsResolver system;
    private final Duration longest;
    private final Map<String, Lookup> underWay = new ConcurrentHashMap<>();

    private record Lookup(FutureTask<InetAddress[]> answer, long begun) {
        boolean hangs() {
            return System.nanoTime() - begun > FORGOTTEN_AFTER.toNanos();
        }
    }

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
            Lookup lookup = underWay.compute(host, (_, known) -> known == null || known.hangs() ? begin(host) : known);
            return lookup.answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw failure(host, "no answer within " + longest, e);
        } catch (ExecutionException e) {
            throw failure(host, String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(host, "interrupted", e);
        }
    }

    private Lookup begin(String host) {
        var lookup = new Lookup(new FutureTask<>(() -> system.resolve(host)), System.nanoTime());
        Thread.ofPlatform().daemon().name("lookup").start(() -> {
            lookup.answer.run();
            underWay.remove(host, lookup);
        });
        return lookup;
    }

    private static UnknownHostException failure(String host, String why, Exception cause) {
        var failure = new UnknownHostException("%s: %s".formatted(host, why));
        failure.initCause(cause);
        return failure;
    }

    /** The name as it is: a real answer would need a look-up of the address. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
