package dev.marquee.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.tensorflow.TinyBundle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that operators start: classes are loaded from jars within it, natives and graph included. */
class ExecutableJarIT {
    @TempDir
    private Path folder;

    private static Path jar() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int status(HttpClient http, HttpRequest request) throws Exception {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    @Test
    void servesByTheGraphAndStopsWhenItIsTold() throws Exception {
        new TinyBundle(1).publish(folder);
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-jar", jar().toString(), "--marquee.retrieval.index=hnsw"));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(Map.of("MARQUEE_RETRIEVAL_PORT", "" + port, "MARQUEE_MODELS", folder.toString()));
        Process process = builder.start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String address = "http://127.0.0.1:" + port;
            HttpRequest ready =
                    HttpRequest.newBuilder(URI.create(address + "/readyz")).build();
            await().atMost(Duration.ofSeconds(60)).until(() -> status(http, ready) == 200);
            HttpRequest similar = HttpRequest.newBuilder(URI.create(address + "/internal/similar"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"movieId\":10,\"accepted\":\"/w==\",\"n\":5}"))
                    .build();
            assertThat(status(http, similar)).isEqualTo(200);
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
