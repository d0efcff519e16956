package dev.marquee.training.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The line that is being copied: collects its bytes and writes it as {@code number, unit separator, text}.
 *
 * <p>Empty lines are left out. A line that is not text, or holds a control character that is ours, gets the substitute
 * character, by which {@link SourceTable} knows it.
 */
final class NumberedLine {
    /** Stands between number and text; in no text, since JSON and CSV data have no such control character. */
    static final char SEPARATOR = '\u001f';
    /** Marks a damaged line. */
    static final char SUBSTITUTE = '\u001a';

    static final int MAX_BYTES = 8 << 20;

    private final String file;
    private final @Nullable Charset fallback;
    private final OutputStream out;
    private byte[] bytes = new byte[1024];
    private int length;
    private long number = 1;

    NumberedLine(String file, @Nullable Charset fallback, OutputStream out) {
        this.file = file;
        this.fallback = fallback;
        this.out = out;
    }

    /** Adds the bytes of {@code buffer} from {@code start} to before {@code end}. */
    void append(byte[] buffer, int start, int end) {
        int added = end - start;
        if (length + added > MAX_BYTES) {
            throw new DatasetException(
                    "%s, line %d is longer than %,d bytes; is this the right file?".formatted(file, number, MAX_BYTES));
        }
        if (length + added > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + added, 2 * bytes.length));
        }
        System.arraycopy(buffer, start, bytes, length, added);
        length += added;
    }

    /** Writes the line, if it is not blank, and begins the next one. */
    void end() throws IOException {
        while (length > 0 && (bytes[length - 1] == '\r' || bytes[length - 1] == ' ')) {
            length--;
        }
        if (length > 0) {
            out.write(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
            out.write(SEPARATOR);
            writeText();
            out.write('\n');
        }
        length = 0;
        number++;
    }

    private void writeText() throws IOException {
        if (isPlain()) {
            out.write(bytes, 0, length);
        } else {
            String text = decode().replace(SEPARATOR, SUBSTITUTE)
                    .replace('\r', SUBSTITUTE)
                    .replace('\0', SUBSTITUTE);
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether every byte is printable ASCII or a tab, as in nearly all lines. */
    private boolean isPlain() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private String decode() throws CharacterCodingException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return fallback == null ? substituted() : new String(bytes, 0, length, fallback);
        }
    }

    private String substituted() throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(SUBSTITUTE))
                .decode(ByteBuffer.wrap(bytes, 0, length))
                .toString();
    }
}
