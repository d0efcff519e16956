package dev.marquee.training.tmdb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers like TMDB on loopback: details for every movie, unless a test scripts other answers. */
final class TmdbServer implements AutoCloseable {
    private final Map<Integer, Queue<Reply>> scripted = new ConcurrentHashMap<>();
    private final List<Integer> asked = new CopyOnWriteArrayList<>();
    private final List<Long> times = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    TmdbServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/3/movie/", this::answer);
        server.start();
    }

    /** An answer; without a body of its own it holds the details of the movie that is asked for. */
    record Reply(int status, Map<String, String> headers, String body) {
        static Reply status(int status) {
            return new Reply(status, Map.of(), "{\"status_message\":\"no\"}");
        }

        static Reply retryAfter(String value) {
            return new Reply(429, Map.of("Retry-After", value), "");
        }

        static Reply body(String body) {
            return new Reply(200, Map.of(), body);
        }
    }

    /** The next answers for a movie; after them come its details. */
    TmdbServer script(int tmdbId, Reply... replies) {
        scripted.put(tmdbId, new ConcurrentLinkedQueue<>(List.of(replies)));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Integer> asked() {
        return asked;
    }

    /** When each request came, in {@link System#nanoTime()}. */
    List<Long> times() {
        return times;
    }

    List<String> authorizations() {
        return authorizations;
    }

    List<String> queries() {
        return queries;
    }

    static String details(int tmdbId) {
        return "{\"id\":%d,\"title\":\"Movie\\n%d\",\"keywords\":{\"keywords\":[]}}".formatted(tmdbId, tmdbId);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int tmdbId = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        asked.add(tmdbId);
        times.add(System.nanoTime());
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        queries.add(exchange.getRequestURI().getQuery());
        Reply reply =
                scripted.getOrDefault(tmdbId, new ConcurrentLinkedQueue<>()).poll();
        send(exchange, reply == null ? Reply.body(details(tmdbId)) : reply);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (exchange) {
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
