package dev.marquee.api.catalogue;

import dev.marquee.api.access.OwnKey;
import dev.marquee.service.BundleWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Makes a few requests over HTTP before the gateway is ready, so that the first caller finds a warm server. The status is
 * among them because it calls the other services.
 */
@Component
class FirstRequests implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstRequests.class);
    private static final int ROUNDS = 20;
    private static final List<String> PATHS = List.of("/v1/status", "/v1/movies/popular");

    private final WebServerApplicationContext server;
    private final ServerProperties properties;
    private final SslBundles certificates;
    private final BundleWatch<ServedBundle> bundles;
    private final OwnKey key;

    FirstRequests(
            WebServerApplicationContext server,
            ServerProperties properties,
            SslBundles certificates,
            BundleWatch<ServedBundle> bundles,
            OwnKey key) {
        this.server = server;
        this.properties = properties;
        this.certificates = certificates;
        this.bundles = bundles;
        this.key = key;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!bundles.ready()) {
            return;
        }
        try {
            ThisServer asked = thisServer();
            for (int i = 0; i < ROUNDS; i++) {
                for (String path : PATHS) {
                    asked.get(path);
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.atWarn().setCause(e).log("not warmed up over HTTP: the first request will be slow");
        }
    }

    private ThisServer thisServer() throws IOException, GeneralSecurityException {
        WebServer running = Objects.requireNonNull(server.getWebServer(), "runners run after the server has started");
        Ssl ssl = properties.getSsl();
        String bundle = ssl == null ? null : ssl.getBundle();
        KeyStore own = bundle == null
                ? null
                : certificates.getBundle(bundle).getStores().getKeyStore();
        return own == null
                ? ThisServer.plain(host(), running.getPort(), key.authorization())
                : ThisServer.secured(host(), running.getPort(), own, key.authorization());
    }

    private String host() {
        InetAddress address = properties.getAddress();
        if (address == null || address.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        return address.getHostAddress().contains(":") ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }
}
