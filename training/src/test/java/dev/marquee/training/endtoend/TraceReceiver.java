package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Takes traces as a collector does: OTLP over HTTP, in protobuf. Can be made to hang. Thread-safe. */
final class TraceReceiver implements AutoCloseable {
    private static final String PATH = "/v1/traces";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();
    private final List<String> everything = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private TraceReceiver(HttpServer server) {
        this.server = server;
    }

    static TraceReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TraceReceiver receiver = new TraceReceiver(server);
        server.setExecutor(receiver.threads);
        server.createContext(PATH, receiver::take);
        server.start();
        return receiver;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            gate.await();
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            everything.add(request.toString());
            request.getResourceSpansList().forEach(this::add);
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(ResourceSpans resource) {
        String service = resource.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> attribute.getValue().getStringValue())
                .collect(Collectors.joining());
        resource.getScopeSpansList()
                .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(ReceivedSpan.of(service, span))));
    }

    /** Where it listens. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** Takes what is sent from now on and does not answer, until it is told to {@link #goOn}. */
    void hang() {
        gate = new CountDownLatch(1);
    }

    void goOn() {
        gate.countDown();
    }

    /** All that was received so far, as text. */
    List<String> everything() {
        return everything;
    }

    /** The ids of all traces. */
    Set<String> traceIds() {
        return spans.stream().map(ReceivedSpan::traceId).collect(Collectors.toSet());
    }

    /** Whether such a span has come. */
    boolean has(Predicate<ReceivedSpan> one) {
        return spans.stream().anyMatch(one);
    }

    /** Waits for the trace that holds such a span, until it holds spans of all these names too. */
    List<ReceivedSpan> await(Predicate<ReceivedSpan> one, List<String> names) {
        long end = System.nanoTime() + ServiceProcess.PATIENCE.toNanos();
        while (true) {
            List<ReceivedSpan> trace = spans.stream()
                    .filter(one)
                    .findFirst()
                    .map(found -> trace(found.traceId()))
                    .orElse(List.of());
            List<String> missing = new ArrayList<>(names);
            trace.forEach(span -> missing.remove(span.name()));
            if (!trace.isEmpty() && missing.isEmpty()) {
                return trace;
            }
            assertThat(System.nanoTime() - end)
                    .as("a trace with %s comes; there was %s", names, trace)
                    .isNegative();
            ServiceProcess.pause(ServiceProcess.PAUSE);
        }
    }

    private List<ReceivedSpan> trace(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    @Override
    public void close() {
        goOn();
        server.stop(0);
        threads.shutdownNow();
    }
}
