package dev.marquee.api.downstream;

import dev.marquee.service.TlsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Speaks TLS to services whose address begins with https: a certificate must be of that host, and of an authority that the SSL
 * bundle {@code stages} trusts, without one of its own the JVM. Follows the bundle when it changes. Thread-safe.
 */
final class StageTls implements TlsSocketStrategy {
    private static final String BUNDLE = "stages";

    private volatile TlsSocketStrategy current;

    /**
     * Trusts by the bundle of these.
     *
     * @throws TlsException if its file cannot be used
     */
    StageTls(SslBundles bundles) {
        current = trusting(bundles.getBundle(BUNDLE));
        bundles.addBundleUpdateHandler(BUNDLE, renewed -> current = trusting(renewed));
    }

    private static TlsSocketStrategy trusting(SslBundle bundle) {
        try {
            return new DefaultClientTlsStrategy(bundle.createSslContext());
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new TlsException("MARQUEE_TLS_CA cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, @Nullable Object attachment, HttpContext context)
            throws IOException {
        return current.upgrade(socket, target, port, attachment, context);
    }
}
