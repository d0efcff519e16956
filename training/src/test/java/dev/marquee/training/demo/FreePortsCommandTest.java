package dev.marquee.training.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.TrainingApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsCommandTest {
    private final StringWriter err = new StringWriter();

    @Test
    void namesThePortInUseAndItsOption() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run(free(), taken.getLocalPort(), free())).isEqualTo(1);

            assertThat(err.toString())
                    .contains("cannot listen on port " + taken.getLocalPort())
                    .contains("choose another with --retrieval-port");
        }
    }

    @Test
    void refusesOnePortForTwoServices() throws IOException {
        int port = free();

        assertThat(run(port, free(), port)).isEqualTo(1);
        assertThat(err.toString()).contains("--port and --ranking-port are both " + port);
    }

    @Test
    void acceptsFreePorts() throws IOException {
        assertThat(run(free(), free(), free())).as(err.toString()).isZero();
    }

    private int run(int port, int retrievalPort, int rankingPort) {
        return TrainingApplication.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute(
                        "free-ports",
                        "--port=" + port,
                        "--retrieval-port=" + retrievalPort,
                        "--ranking-port=" + rankingPort);
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
