package dev.marquee.training.experiment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Speaks the calls of MLflow's REST API that a run needs, on loopback, and keeps what arrives. */
final class MlflowServer implements AutoCloseable {
    private static final String API = "/api/2.0/mlflow/";

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile boolean hanging;
    private volatile boolean failing;

    MlflowServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(API, this::answer);
        server.start();
    }

    /** From now on it takes calls and never answers. */
    MlflowServer hanging() {
        hanging = true;
        return this;
    }

    /** From now on each call is answered with 500. */
    MlflowServer failing() {
        failing = true;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Names of the calls in the order in which they came. */
    List<String> calls() {
        return calls;
    }

    /** What was sent with calls of that name. */
    List<JsonNode> sent(String call) {
        List<JsonNode> sent = new CopyOnWriteArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).equals(call)) {
                sent.add(bodies.get(i));
            }
        }
        return sent;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestURI().getPath().substring(API.length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(
                body.isEmpty() ? MissingNode.getInstance() : JsonMapper.shared().readTree(body));
        calls.add(call);
        if (hanging) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        boolean experimentKnown = calls.contains("experiments/create");
        switch (failing ? "failing" : call) {
            case "experiments/search" ->
                send(
                        exchange,
                        200,
                        experimentKnown ? "{\"experiments\":[{\"experiment_id\":\"7\",\"name\":\"marquee\"}]}" : "{}");
            case "experiments/create" -> send(exchange, 200, "{\"experiment_id\":\"7\"}");
            case "runs/create" ->
                send(
                        exchange,
                        200,
                        "{\"run\":{\"info\":{\"run_id\":\"r1\",\"run_uuid\":\"r1\",\"experiment_id\":\"7\"}}}");
            case "runs/log-batch", "runs/update" -> send(exchange, 200, "{}");
            default -> send(exchange, 500, "{\"error_code\":\"INTERNAL_ERROR\",\"message\":\"out of order\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
