package dev.marquee.api.catalogue;

import dev.marquee.service.BundleWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
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
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WebServerApplicationContext server;
    private final ServerProperties properties;
    private final BundleWatch<ServedBundle> bundles;

    FirstRequests(WebServerApplicationContext server, ServerProperties properties, BundleWatch<ServedBundle> bundles) {
        this.server = server;
        this.properties = properties;
        this.bundles = bundles;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        if (!bundles.ready()) {
            return;
        }
        WebServer running = Objects.requireNonNull(server.getWebServer(), "runners run after the server has started");
        String base = "http://%s:%d".formatted(host(), running.getPort());
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < ROUNDS; i++) {
                for (String path : PATHS) {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                            .timeout(PATIENCE)
                            .build();
                    client.send(request, HttpResponse.BodyHandlers.discarding());
                }
            }
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("not warmed up over HTTP: the first request will be slow");
        }
    }

    private String host() {
        InetAddress address = properties.getAddress();
        if (address == null || address.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        return address.getHostAddress().contains(":") ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }
}
