package dev.marquee.api.downstream;

import dev.marquee.contract.problem.ProblemType;
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
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sends each call to one of several servers of a service, in turn. A call that is lost on the way, which happens while a
 * server restarts, goes to the next one; so does one whose server has not loaded the bundle asked for, as others may have.
 * A server that was lost, or did not answer for long, is left out for a second. Internal calls change nothing, so that one may be
 * made twice. Thread-safe.
 */
final class Replicas implements ClientHttpRequestInterceptor {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Less may be too little for any server, where the caller has little time. */
    private static final Duration LONG = Duration.ofMillis(100);

    /** Calls that are late one after the other: one alone may be the gateway's doing, which waits for a processor. */
    private static final int LATE = 2;

    private final List<Replica> all;
    private final AtomicInteger turn = new AtomicInteger();

    /** Servers at these addresses, at least one. */
    Replicas(List<URI> addresses) {
        all = addresses.stream().map(Replica::new).toList();
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        int mine = turn.getAndIncrement();
        ClientHttpResponse refusal = null;
        IOException lost = null;
        for (Replica replica : inTurn(mine)) {
            try {
                ClientHttpResponse answer = replica.ask(request, body, execution);
                if (!isOfThisServerAlone(request, answer)) {
                    return inSameTurn(mine, answer);
                }
                refusal = answer;
            } catch (IOException e) {
                if (isLate(e)) {
                    throw e;
                }
                lost = e;
            }
        }
        if (refusal != null) {
            return refusal;
        }
        throw lost == null ? new IOException("there is no server") : lost;
    }

    /** Whether another server may have the bundle that this one lacks. Questions how a service is are answered by whoever is well. */
    private static boolean isOfThisServerAlone(HttpRequest request, ClientHttpResponse answer) {
        return answer instanceof Refusal refusal
                && (refusal.says(ProblemType.UNKNOWN_VERSION)
                        || refusal.says(ProblemType.NOT_READY)
                        || request.getMethod().equals(HttpMethod.GET));
    }

    /** A server that lacks added movies gets the next call, which brings them along. */
    private ClientHttpResponse inSameTurn(int mine, ClientHttpResponse answer) {
        if (answer instanceof Refusal refusal && refusal.says(ProblemType.UNKNOWN_MOVIES)) {
            turn.compareAndSet(mine + 1, mine);
        }
        return answer;
    }

    /** Whether the caller has no time left for another server. */
    private static boolean isLate(IOException e) {
        return Thread.currentThread().isInterrupted()
                || (e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException));
    }

    /** All of them, those that were lost lately at the end. */
    private List<Replica> inTurn(int mine) {
        int first = Math.floorMod(mine, all.size());
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
        private final AtomicInteger late = new AtomicInteger();

        Replica(URI address) {
            this.address = address;
        }

        boolean isIn() {
            return System.nanoTime() - outUntil.get() >= 0;
        }

        ClientHttpResponse ask(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
                throws IOException {
            long begun = System.nanoTime();
            try {
                ClientHttpResponse answer = Refusal.orAnswer(execution.execute(addressed(request), body));
                late.set(0);
                return answer;
            } catch (IOException e) {
                if (!isLate(e) || (System.nanoTime() - begun > LONG.toNanos() && late.incrementAndGet() >= LATE)) {
                    leaveOut();
                }
                throw e;
            }
        }

        private void leaveOut() {
            outUntil.set(System.nanoTime() + PAUSE.toNanos());
        }

        private HttpRequest addressed(HttpRequest request) {
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
