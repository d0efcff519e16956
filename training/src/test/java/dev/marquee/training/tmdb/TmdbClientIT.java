package dev.marquee.training.tmdb;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that accept a request and then do not answer. */
@Timeout(30)
class TmdbClientIT {
    @Test
    void doesNotWaitForHeadersForever() throws IOException {
        assertGivesUp("");
    }

    @Test
    void doesNotWaitForABodyForever() throws IOException {
        assertGivesUp("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"id\":");
    }

    private static void assertGivesUp(String start) throws IOException {
        List<Socket> accepted = new CopyOnWriteArrayList<>();
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> stall(socket, start, accepted));
            var settings = new TmdbClient.Settings(
                    URI.create("http://127.0.0.1:" + socket.getLocalPort()),
                    "token",
                    Duration.ofMillis(100),
                    Duration.ofMillis(1),
                    Duration.ofSeconds(1));
            try (var client = new TmdbClient(new RequestPace(50), settings)) {
                assertThatExceptionOfType(TmdbException.class)
                        .isThrownBy(() -> client.details(862))
                        .withMessageContaining("TMDB failed 5 times at movie 862");
            }
        } finally {
            for (Socket socket : accepted) {
                socket.close();
            }
        }
    }

    private static void stall(ServerSocket server, String start, List<Socket> accepted) {
        try {
            while (true) {
                Socket socket = server.accept();
                accepted.add(socket);
                socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }
}
