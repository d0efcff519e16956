package dev.marquee.api.downstream;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sends each call to one of several servers of a service, in turn. A call that is lost on the way, which happens while a
 * server restarts, goes to the next one; the server is left out for a second. Internal calls change nothing, so that one may
 * be made twice. Thread-safe.
 */
final class Replicas implements ClientHttpRequestInterceptor {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<Replica> all;
    private final AtomicInteger turn = new AtomicInteger();

    /** Servers at these addresses, at least one. */
    Replicas(List<URI> addresses) {
        all = addresses.stream().map(Replica::new).toList();
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        IOException lost = null;
        for (Replica replica : inTurn()) {
            try {
                return execution.execute(replica.addressed(request), body);
            } catch (IOException e) {
                if (isLate(e)) {
                    throw e;
                }
                replica.leaveOut();
                lost = e;
            }
        }
        throw lost == null ? new IOException("there is no server") : lost;
    }

    /** Whether the caller has no time left for another server. */
    private static boolean isLate(IOException e) {
        return Thread.currentThread().isInterrupted()
                || (e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException));
    }

    /** All of them, those that were lost lately at the end. */
    private List<Replica> inTurn() {
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        List<Replica> rotated = IntStream.range(0, all.size())
                .mapToObj(i -> all.get((first + i) % all.size()))
                .toList();
        return Stream.concat(
                        rotated.stream().filter(Replica::isIn), rotated.stream().filter(replica -> !replica.isIn()))
                .toList();
    }

    private static final class Replica {
        private final URI address;
        private final AtomicLong outUntil = new AtomicLong(System.nanoTime());

        Replica(URI address) {
            this.address = address;
        }

        boolean isIn() {
            return System.nanoTime() - outUntil.get() >= 0;
        }

        void leaveOut() {
            outUntil.set(System.nanoTime() + PAUSE.toNanos());
        }

        HttpRequest addressed(HttpRequest request) {
            URI uri = UriComponentsBuilder.fromUri(request.getURI())
                    .scheme(address.getScheme())
                    .host(address.getHost())
                    .port(address.getPort())
                    .build(true)
                    .toUri();
            return new HttpRequestWrapper(request) {
                @Override
                public URI getURI() {
                    return uri;
                }
            };
        }
    }
}
