package dev.marquee.api.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The bytes of a request and what to expect of the answer.
 *
 * @param operation id of the call that it was made for
 * @param expectation of its answer
 * @param note what is odd about it
 * @param bytes to be sent
 */
record FuzzRequest(String operation, Expectation expectation, String note, byte[] bytes) {
    private static final String SEPARATOR = " | ";
    private static final int PARTS = 4;

    /** A line that {@link #parse} reads. */
    String line() {
        return String.join(SEPARATOR, note, expectation.name(), operation, escaped());
    }

    /** Reads a line: what it found, what to expect, the call, the bytes. */
    static FuzzRequest parse(String line) {
        String[] parts = line.split(" \\| ", PARTS);
        return new FuzzRequest(parts[2], Expectation.valueOf(parts[1]), parts[0], unescaped(parts[3]));
    }

    /** Only what it is about: the bytes are long. */
    @Override
    public String toString() {
        return note;
    }

    private String escaped() {
        StringBuilder text = new StringBuilder();
        for (byte value : bytes) {
            switch (value) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (value >= ' ' && value < 127) {
                        text.append((char) value);
                    } else {
                        text.append("\\x").append(HexFormat.of().toHexDigits(value));
                    }
                }
            }
        }
        return text.toString();
    }

    private static byte[] unescaped(String text) {
        byte[] from = text.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(from.length);
        for (int i = 0; i < from.length; i++) {
            if (from[i] != '\\') {
                bytes.write(from[i]);
                continue;
            }
            i++;
            switch (from[i]) {
                case 'r' -> bytes.write('\r');
                case 'n' -> bytes.write('\n');
                case 'x' -> {
                    bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                    i += 2;
                }
                default -> bytes.write(from[i]);
            }
        }
        return bytes.toByteArray();
    }
}
