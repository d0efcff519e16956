package dev.marquee.training.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops an unpacking that grows beyond what rating data can be: the guard against archives made to fill the disk.
 *
 * <p>The largest official file is below 1 GB and packs 4 to 5 times.
 */
final class UnpackLimits extends FilterInputStream {
    static final int MAX_ENTRIES = 10_000;
    private static final long MAX_BYTES = 8L << 30;
    private static final long MAX_RATIO = 200;
    /** Below this size any ratio is harmless. */
    private static final long SMALL_BYTES = 16L << 20;

    private final String name;
    private final long allowed;
    private long unpacked;

    private UnpackLimits(InputStream in, String name, long packedBytes) {
        super(in);
        this.name = name;
        this.allowed = Math.clamp(packedBytes * MAX_RATIO, SMALL_BYTES, MAX_BYTES);
    }

    /**
     * Guards a stream of unpacked bytes.
     *
     * @param name what is unpacked, for the message
     * @param packedBytes its size before
     */
    static InputStream guard(InputStream in, String name, long packedBytes) {
        return new UnpackLimits(in, name, packedBytes);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int bytes) {
        unpacked += Math.max(0, bytes);
        if (unpacked > allowed) {
            throw new DatasetException(
                    "%s unpacks to more than %,d bytes (%d times its packed size, or 8 GiB): refused as a zip bomb"
                            .formatted(name, allowed, MAX_RATIO));
        }
    }
}
