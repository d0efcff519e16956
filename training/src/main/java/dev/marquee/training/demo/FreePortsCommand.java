package dev.marquee.training.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks before the services start that each can listen on its port. */
@Command(name = "free-ports", hidden = true, description = "Fails if a port on loopback is in use.")
public final class FreePortsCommand implements Callable<Integer> {
    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--retrieval-port", required = true)
    private int retrievalPort;

    @Option(names = "--ranking-port", required = true)
    private int rankingPort;

    /** Tries each port. */
    @Override
    public Integer call() {
        Map<Integer, String> asked = new LinkedHashMap<>();
        ask(asked, port, "--port");
        ask(asked, retrievalPort, "--retrieval-port");
        ask(asked, rankingPort, "--ranking-port");
        asked.forEach(FreePortsCommand::tryToListen);
        return 0;
    }

    private static void ask(Map<Integer, String> asked, int port, String option) {
        String other = asked.putIfAbsent(port, option);
        if (other != null) {
            throw new DemoException("%s and %s are both %d; give them different ports".formatted(other, option, port));
        }
    }

    private static void tryToListen(int port, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new DemoException(
                    "cannot listen on port %d (%s); choose another with %s".formatted(port, e.getMessage(), option), e);
        }
    }
}
