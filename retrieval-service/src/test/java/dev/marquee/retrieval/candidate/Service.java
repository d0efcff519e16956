package dev.marquee.retrieval.candidate;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.retrieval.CandidatesRequest;
import dev.marquee.contract.retrieval.RetrievalApi;
import dev.marquee.retrieval.RetrievalApplication;
import dev.marquee.tensorflow.TinyBundle;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The retrieval service on a random port, called as the gateway calls it, or with plain HTTP. */
record Service(ConfigurableApplicationContext context, String address, RetrievalApi client) implements AutoCloseable {
    /** Every movie of the catalogue. */
    static BitSet all() {
        BitSet all = new BitSet();
        all.set(0, TinyBundle.MOVIES);
        return all;
    }

    /** All movies but these. */
    static BitSet allBut(int... movieIds) {
        BitSet others = all();
        for (int movieId : movieIds) {
            TinyBundle.catalog().ordinal(movieId).ifPresent(others::clear);
        }
        return others;
    }

    static Service start(Path models, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--server.port=0");
        arguments.add("--marquee.models=" + models);
        ConfigurableApplicationContext context =
                SpringApplication.run(RetrievalApplication.class, arguments.toArray(String[]::new));
        String address = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
        RetrievalApi client = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(RestClient.create(address)))
                .build()
                .createClient(RetrievalApi.class);
        return new Service(context, address, client);
    }

    /** A request of somebody who rated these movies, in turn liking and disliking, for any others. */
    static CandidatesRequest request(int n, int... movieIds) {
        return request(n, allBut(movieIds), movieIds);
    }

    /** The same for these movies. */
    static CandidatesRequest request(int n, BitSet accepted, int... movieIds) {
        float[] ratings = new float[movieIds.length];
        for (int i = 0; i < ratings.length; i++) {
            ratings[i] = i % 2 == 0 ? 5 : 1;
        }
        return new CandidatesRequest(new WireHistory(movieIds, ratings), accepted.toByteArray(), n);
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    /** Sends the head of a request at once and its body later; returns the whole answer as text. */
    String postSlowly(String path, String body, Duration delay, String header) throws Exception {
        URI uri = URI.create(address);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String head =
                    "POST %s HTTP/1.1\r\nHost: test\r\nConnection: close\r\n%s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                            .formatted(path, header, bytes.length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            Thread.sleep(delay.toMillis());
            socket.getOutputStream().write(bytes);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    HttpResponse<String> get(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
