package dev.marquee.training.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers each path, with its query, by the JSON that a test gives; anything else is 404. */
final class FakeGateway implements AutoCloseable {
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> once = new ConcurrentHashMap<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final HttpServer server;

    FakeGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    FakeGateway answer(String path, String json) {
        answers.put(path, json);
        return this;
    }

    /** Answers the next request for a path by this, later ones as before. */
    void answerOnce(String path, String json) {
        once.put(path, json);
    }

    void remove(String path) {
        answers.remove(path);
    }

    /** The body that was posted to a path last. */
    String posted(String path) {
        return bodies.getOrDefault(path, "");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            bodies.put(path, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String first = once.remove(path);
            String answer = first == null ? answers.get(path) : first;
            byte[] body = (answer == null ? "{\"title\":\"not here\"}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
