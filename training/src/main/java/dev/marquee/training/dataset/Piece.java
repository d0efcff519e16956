package dev.marquee.training.dataset;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Some whole lines of a staged file. Travels to other processes.
 *
 * @param number of the piece among all of an import, from 0
 * @param role of the file
 * @param file where it is
 * @param from its first byte
 * @param to before which byte it ends
 */
public record Piece(int number, Role role, String file, long from, long to) implements Serializable {
    private static final int BUFFER_BYTES = 1 << 13;

    /**
     * Cuts a file at the ends of lines, into pieces of so many bytes or a little more.
     *
     * @param number of the first piece
     */
    static List<Piece> cut(int number, Role role, Path file, long bytes) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long from = 0; from < channel.size(); ) {
                long to = lineEnd(channel, from + bytes - 1);
                pieces.add(new Piece(number + pieces.size(), role, file.toString(), from, to));
                from = to;
            }
        }
        return pieces;
    }

    /** Behind the first end of a line that is there or later; without one, the end of the file. */
    private static long lineEnd(FileChannel channel, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long at = position;
        while (channel.read(buffer.clear(), at) > 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                at++;
                if (buffer.get() == '\n') {
                    return at;
                }
            }
        }
        return channel.size();
    }

    /** Copies its lines into a new file. */
    void copyTo(Path target) throws IOException {
        try (FileChannel in = FileChannel.open(Path.of(file), StandardOpenOption.READ);
                FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long at = from; at < to; ) {
                long copied = in.transferTo(at, to - at, out);
                if (copied <= 0) {
                    throw new IOException("%s ends at byte %,d, not at %,d".formatted(file, at, to));
                }
                at += copied;
            }
        }
    }
}
