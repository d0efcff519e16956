package dev.marquee.api.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request in the making. Its head is written byte for byte, a character each. */
final class Draft {
    private static final int CHUNK = 1_000;
    private static final int LONGEST_HEAD = 30_000;
    private static final int MOST_PARAMETERS = 2_000;

    final Operation operation;
    final List<String> segments = new ArrayList<>();
    final List<String> query = new ArrayList<>();
    final List<String> headers = new ArrayList<>();

    String method;
    byte @Nullable [] body;
    Framing framing = Framing.LENGTH;

    private Expectation expectation = Expectation.ALLOWED;
    private final List<String> notes = new ArrayList<>();

    /** How the end of the body is told. */
    enum Framing {
        LENGTH,
        CHUNKED,
        /** A length is announced that does not come. */
        CUT
    }

    Draft(Operation operation) {
        this.operation = operation;
        this.method = operation.method();
    }

    /** Says what is odd about it, and what to expect for that. */
    void odd(Expectation expected, String note) {
        expectation = expectation.and(expected);
        notes.add(note);
    }

    FuzzRequest request() {
        if (framing == Framing.CUT) {
            odd(Expectation.CUT, "cut");
        }
        byte[] bytes = bytes();
        if (bytes.length - (body == null ? 0 : body.length) > LONGEST_HEAD || query.size() > MOST_PARAMETERS) {
            odd(Expectation.OPEN, "a long head");
        }
        String note = notes.isEmpty() ? "plain" : String.join(", ", notes);
        return new FuzzRequest(operation.id(), expectation, note.replace('|', '/'), bytes);
    }

    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String target = "/" + String.join("/", segments) + (query.isEmpty() ? "" : "?" + String.join("&", query));
        write(bytes, "%s %s HTTP/1.1\r\nHost: test\r\nConnection: close\r\n".formatted(method, target));
        headers.forEach(header -> write(bytes, header + "\r\n"));
        if (body == null) {
            write(bytes, "\r\n");
        } else if (framing == Framing.CHUNKED) {
            write(bytes, "Transfer-Encoding: chunked\r\n\r\n");
            for (int from = 0; from < body.length; from += CHUNK) {
                int length = Math.min(CHUNK, body.length - from);
                write(bytes, Integer.toHexString(length) + "\r\n");
                bytes.write(body, from, length);
                write(bytes, "\r\n");
            }
            write(bytes, "0\r\n\r\n");
        } else {
            int announced = framing == Framing.CUT ? body.length + 1 : body.length;
            write(bytes, "Content-Length: %d\r\n\r\n".formatted(announced));
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream bytes, String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
