package dev.marquee.api.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer as it came over the wire.
 *
 * @param status of it
 * @param headers by their names in small letters
 * @param body whole
 */
record RawAnswer(int status, Map<String, String> headers, String body) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String END_OF_HEAD = "\r\n\r\n";

    /**
     * Sends bytes over a connection of their own.
     *
     * @param end whether the server is told that nothing more comes
     * @return empty if the server hung up without an answer
     * @throws java.net.SocketTimeoutException if it neither answers nor hangs up in 5 s
     */
    static Optional<RawAnswer> to(byte[] request, int port, boolean end) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            send(request, socket.getOutputStream());
            if (end) {
                socket.shutdownOutput();
            }
            return parse(read(socket.getInputStream()));
        }
    }

    /** A server that has seen enough may hang up before all is sent; its answer is there all the same. */
    private static void send(byte[] request, OutputStream to) throws IOException {
        try {
            to.write(request);
        } catch (SocketException e) {
            return;
        }
        to.flush();
    }

    private static String read(InputStream from) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[8_192];
        try {
            for (int read = from.read(some); read >= 0; read = from.read(some)) {
                all.write(some, 0, read);
            }
        } catch (SocketException e) {
            // What came before counts.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static Optional<RawAnswer> parse(String text) {
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0) {
            return Optional.empty();
        }
        List<String> head = text.substring(0, end).lines().toList();
        String rest = text.substring(end + END_OF_HEAD.length());
        int status = Integer.parseInt(head.getFirst().split(" ", -1)[1]);
        if (status < 200) {
            return parse(rest);
        }
        Map<String, String> headers = new HashMap<>();
        head.stream()
                .skip(1)
                .map(line -> line.split(": ?", 2))
                .forEach(header -> headers.put(header[0].toLowerCase(Locale.ROOT), header[1]));
        boolean chunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
        byte[] body = (chunked ? joined(rest) : rest).getBytes(StandardCharsets.ISO_8859_1);
        return Optional.of(new RawAnswer(status, headers, new String(body, StandardCharsets.UTF_8)));
    }

    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        int from = 0;
        while (true) {
            int line = chunks.indexOf("\r\n", from);
            int length = line < 0 ? 0 : Integer.parseInt(chunks, from, line, 16);
            if (length == 0) {
                return body.toString();
            }
            body.append(chunks, line + 2, line + 2 + length);
            from = line + 2 + length + 2;
        }
    }
}
