package dev.marquee.api.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Collections;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Sends requests to the server of this process, as a caller would. */
final class ThisServer {
    private static final int PATIENCE = (int) Duration.ofSeconds(5).toMillis();
    private static final int FIRST_ERROR = 400;
    private static final HostnameVerifier ANY_HOST = (_, _) -> true;

    private final URI base;
    private final @Nullable SSLSocketFactory tls;
    private final String authorization;

    private ThisServer(URI base, @Nullable SSLSocketFactory tls, String authorization) {
        this.base = base;
        this.authorization = authorization;
        this.tls = tls;
    }

    /**
     * Over plain HTTP.
     *
     * @param authorization value of the header of this name
     */
    static ThisServer plain(String host, int port, String authorization) {
        return new ThisServer(URI.create("http://%s:%d".formatted(host, port)), null, authorization);
    }

    /**
     * Over TLS: trusts the server's own certificate and no other, whatever host it is of.
     *
     * @param own what the server shows
     * @param authorization value of the header of this name
     */
    static ThisServer secured(String host, int port, KeyStore own, String authorization)
            throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        for (String alias : Collections.list(own.aliases())) {
            trusted.setCertificateEntry(alias, own.getCertificate(alias));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new ThisServer(
                URI.create("https://%s:%d".formatted(host, port)), context.getSocketFactory(), authorization);
    }

    /** Asks for a path and reads the answer, whatever it is. */
    void get(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) base.resolve(path).toURL().openConnection();
        if (connection instanceof HttpsURLConnection secure && tls != null) {
            secure.setSSLSocketFactory(tls);
            secure.setHostnameVerifier(ANY_HOST);
        }
        connection.setRequestProperty(HttpHeaders.AUTHORIZATION, authorization);
        connection.setConnectTimeout(PATIENCE);
        connection.setReadTimeout(PATIENCE);
        boolean failed = connection.getResponseCode() >= FIRST_ERROR;
        // Read to its end, it leaves its connection to the next one.
        try (InputStream body = failed ? connection.getErrorStream() : connection.getInputStream()) {
            if (body != null) {
                body.readAllBytes();
            }
        }
    }
}
