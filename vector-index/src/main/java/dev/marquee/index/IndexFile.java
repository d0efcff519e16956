package dev.marquee.index;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A file of 64 bytes of header and a body, little-endian.
 *
 * <p>The header: a magic word of 8 ASCII characters, the version of the format (int), 8 ints that the kind of file
 * gives a meaning, the length of the body in bytes (long), the CRC-32C of the body (int), four zero bytes, and the
 * CRC-32C of these 60 bytes (int).
 *
 * @param path where it is
 * @param fields the 8 ints of the header
 * @param bodyLength bytes after the header
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a header on its way.
record IndexFile(Path path, int[] fields, long bodyLength) {
    private static final int HEADER = 64;
    private static final int FIELDS = 8;
    private static final int VERSION = 1;
    private static final int BUFFER = 1 << 16;

    /** Writes a body. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the file beside its place, forces it to the disk and renames it. */
    static void write(Path path, String magic, int[] fields, Body body) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".tmp");
        try {
            try (var channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                channel.position(HEADER);
                var checked = new CheckedOutputStream(Channels.newOutputStream(channel), new CRC32C());
                var out = new BufferedOutputStream(checked, BUFFER);
                body.writeTo(out);
                out.flush();
                int crc = (int) checked.getChecksum().getValue();
                channel.write(header(magic, fields, channel.position() - HEADER, crc), 0);
                channel.force(true);
            }
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Checks the header, the length and both checksums. */
    static IndexFile open(Path path, String magic, String kind) throws IOException {
        try (var in = Files.newInputStream(path)) {
            var header = ByteBuffer.wrap(in.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
            requireHeader(header, path, magic, kind);
            int[] fields = new int[FIELDS];
            header.position(12);
            for (int i = 0; i < FIELDS; i++) {
                fields[i] = header.getInt();
            }
            long length = header.getLong();
            if (Files.size(path) - HEADER != length) {
                throw new IndexFormatException(
                        "%s is truncated or has something appended: %d bytes of body, its header says %d"
                                .formatted(path, Files.size(path) - HEADER, length));
            }
            if (crc(in) != header.getInt()) {
                throw new IndexFormatException(path + " is altered: its checksum is another than the header's");
            }
            return new IndexFile(path, fields, length);
        }
    }

    /** The body from its start, buffered; the caller closes it. */
    InputStream body() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        in.skipNBytes(HEADER);
        return in;
    }

    private static void requireHeader(ByteBuffer header, Path path, String magic, String kind)
            throws IndexFormatException {
        byte[] expected = magic.getBytes(StandardCharsets.US_ASCII);
        if (header.limit() < HEADER || header.slice(0, expected.length).compareTo(ByteBuffer.wrap(expected)) != 0) {
            throw new IndexFormatException("%s is not a file of %s: it does not begin with %s and a header of %d bytes"
                    .formatted(path, kind, magic, HEADER));
        }
        if (header.getInt(8) != VERSION) {
            throw new IndexFormatException("%s has version %d of its format; this reader knows version %d"
                    .formatted(path, header.getInt(8), VERSION));
        }
        if (crcOfHeader(header) != header.getInt(HEADER - 4)) {
            throw new IndexFormatException(path + " is altered: the checksum of its header does not match");
        }
    }

    private static ByteBuffer header(String magic, int[] fields, long length, int crc) {
        var header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(magic.getBytes(StandardCharsets.US_ASCII)).putInt(VERSION);
        for (int field : fields) {
            header.putInt(field);
        }
        header.position(12 + FIELDS * Integer.BYTES).putLong(length).putInt(crc);
        header.putInt(HEADER - 4, crcOfHeader(header));
        return header.rewind();
    }

    private static int crcOfHeader(ByteBuffer header) {
        var crc = new CRC32C();
        crc.update(header.slice(0, HEADER - 4));
        return (int) crc.getValue();
    }

    private static int crc(InputStream in) throws IOException {
        var checked = new CheckedInputStream(in, new CRC32C());
        checked.transferTo(OutputStream.nullOutputStream());
        return (int) checked.getChecksum().getValue();
    }
}
