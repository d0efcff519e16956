package dev.marquee.training.store;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** An NDJSON file of an export, plain or gzip, whatever its name. Not thread-safe. */
final class Lines implements AutoCloseable {
    private static final int GZIP_FIRST = 0x1f;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final BufferedReader reader;
    private long line;

    private Lines(Path file, BufferedReader reader) {
        this.file = file;
        this.reader = reader;
    }

    static Lines open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        bytes.mark(1);
        boolean packed = bytes.read() == GZIP_FIRST;
        bytes.reset();
        InputStream plain = packed ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes;
        return new Lines(file, new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8)));
    }

    /**
     * The next lines, at most so many; none at the end of the file.
     *
     * @throws StoreException if one is none of an export, or the file is cut off; the message names file and line
     */
    List<ExportLine> next(int most) {
        List<ExportLine> read = new ArrayList<>(most);
        try {
            while (read.size() < most) {
                line++;
                String text = reader.readLine();
                if (text == null) {
                    break;
                }
                read.add(ExportLine.parse(text));
            }
            return read;
        } catch (IOException | IllegalArgumentException e) {
            throw new StoreException("%s, line %d: %s".formatted(file, line, e.getMessage()), e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
