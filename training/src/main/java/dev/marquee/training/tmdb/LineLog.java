package dev.marquee.training.tmdb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A text file that only grows by whole lines, each on the disk before {@link #append} returns. Thread-safe.
 */
final class LineLog implements AutoCloseable {
    private final FileChannel channel;

    private LineLog(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens a file for more lines, after its whole ones: what a crash cut off is dropped. */
    static LineLog open(Path file) throws IOException {
        if (Files.exists(file)) {
            dropHalfLine(file);
        }
        return new LineLog(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** Adds a line and brings it to the disk. */
    synchronized void append(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    private static void dropHalfLine(Path file) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(wholeLines(access));
        }
    }

    /** The length up to and with the last line break. */
    private static long wholeLines(RandomAccessFile access) throws IOException {
        byte[] block = new byte[1 << 16];
        for (long end = access.length(); end > 0; ) {
            int length = (int) Math.min(block.length, end);
            access.seek(end - length);
            access.readFully(block, 0, length);
            for (int i = length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return end - length + i + 1;
                }
            }
            end -= length;
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
