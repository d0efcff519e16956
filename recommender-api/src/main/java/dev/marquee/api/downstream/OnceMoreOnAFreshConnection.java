package dev.marquee.api.downstream;

import java.io.IOException;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Repeats a call at once, and once, if its connection turns out to have been closed by the service, which a restart does to all
 * that were kept alive. Every internal call may be repeated: it changes nothing. What a service has answered stands, whatever it
 * is.
 */
final class OnceMoreOnAFreshConnection extends DefaultHttpRequestRetryStrategy {
    OnceMoreOnAFreshConnection() {
        super(1, TimeValue.ZERO_MILLISECONDS);
    }

    @Override
    protected boolean handleAsIdempotent(HttpRequest request) {
        return true;
    }

    /** Not after the deadline, which interrupts the thread. */
    @Override
    public boolean retryRequest(HttpRequest request, IOException lost, int execCount, HttpContext context) {
        return !Thread.currentThread().isInterrupted() && super.retryRequest(request, lost, execCount, context);
    }

    @Override
    public boolean retryRequest(HttpResponse response, int execCount, HttpContext context) {
        return false;
    }
}
