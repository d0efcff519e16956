package dev.marquee.core.rerank;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Role;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the item vectors of a bundle point, without their last column, the bias: enough to tell which movies are alike, in a
 * quarter of a float's room. Immutable and thread-safe.
 *
 * <p>A component is one byte, the largest of each vector being ±127; lengths are those of what is kept, so that a movie is
 * like itself by exactly 1.
 */
public final class ItemDirections {
    private static final byte[] MAGIC = "MRQVECTR".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 64;
    private static final int SIZE_AT = 12;
    private static final int DIMENSION_AT = 16;
    private static final int BITS_AT = 20;
    private static final int BUFFER = 1 << 16;

    private final int dimension;
    private final byte[] components;
    private final float[] inverseLengths;

    private ItemDirections(int size, int dimension) {
        this.dimension = dimension;
        this.components = new byte[Math.multiplyExact(size, dimension)];
        this.inverseLengths = new float[size];
    }

    /**
     * Reads the item vectors of a bundle, whose checksums are verified already.
     *
     * @param movies as many as its catalog has
     * @throws BundleException if the file is something else or holds another number of vectors
     */
    public static ItemDirections of(Bundle bundle, int movies) {
        try {
            return read(bundle.path(Role.ITEM_VECTORS), movies);
        } catch (IOException e) {
            throw new BundleException("bundle %s: %s".formatted(bundle.version(), e.getMessage()), e);
        }
    }

    /** The header has 64 bytes, little-endian: a magic word, a version, then size, dimension and the bits of a float. */
    static ItemDirections read(Path file, int movies) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
            if (header.limit() < HEADER || header.slice(0, MAGIC.length).compareTo(ByteBuffer.wrap(MAGIC)) != 0) {
                throw new IOException(file + " is not a file of vectors");
            }
            int size = header.getInt(SIZE_AT);
            int columns = header.getInt(DIMENSION_AT);
            int bytes = header.getInt(BITS_AT) == Short.SIZE ? Short.BYTES : Float.BYTES;
            if (size != movies || columns < 1 || Files.size(file) != HEADER + (long) size * columns * bytes) {
                throw new IOException("%s says %d vectors of %d floats in %d bytes; the catalog has %d movies"
                        .formatted(file, size, columns, Files.size(file), movies));
            }
            ItemDirections directions = new ItemDirections(size, columns - 1);
            directions.fill(in, columns, bytes);
            return directions;
        }
    }

    /**
     * Of vectors that are in memory.
     *
     * @param vectors shape {@code [n, d + 1]}, the last column being the bias; not modified
     */
    public static ItemDirections of(float[][] vectors) {
        ItemDirections directions = new ItemDirections(vectors.length, vectors.length == 0 ? 0 : vectors[0].length - 1);
        for (int ordinal = 0; ordinal < vectors.length; ordinal++) {
            directions.set(ordinal, vectors[ordinal]);
        }
        return directions;
    }

    private void fill(InputStream in, int columns, int bytes) throws IOException {
        ByteBuffer row = ByteBuffer.allocate(columns * bytes).order(ByteOrder.LITTLE_ENDIAN);
        short[] halves = new short[bytes == Short.BYTES ? columns : 0];
        float[] vector = new float[columns];
        for (int ordinal = 0; ordinal < inverseLengths.length; ordinal++) {
            in.readNBytes(row.array(), 0, row.capacity());
            row.asShortBuffer().get(halves);
            for (int i = 0; i < halves.length; i++) {
                vector[i] = Float.float16ToFloat(halves[i]);
            }
            if (halves.length == 0) {
                row.asFloatBuffer().get(vector);
            }
            set(ordinal, vector);
        }
    }

    private void set(int ordinal, float[] vector) {
        float largest = 0;
        for (int i = 0; i < dimension; i++) {
            largest = Math.max(largest, Math.abs(vector[i]));
        }
        float scale = largest > 0 ? Byte.MAX_VALUE / largest : 0;
        int squares = 0;
        int offset = ordinal * dimension;
        for (int i = 0; i < dimension; i++) {
            byte component = (byte) Math.round(vector[i] * scale);
            components[offset + i] = component;
            squares += component * component;
        }
        inverseLengths[ordinal] = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
    }

    /** Number of movies. */
    public int size() {
        return inverseLengths.length;
    }

    /** Bytes that the directions take. */
    public long bytes() {
        return components.length + (long) inverseLengths.length * Float.BYTES;
    }

    /** The cosine of two movies by ordinal, −1 to 1; 0 with a movie that has no embedding, as those that were added. */
    public float cosine(int ordinal, int other) {
        if (ordinal >= inverseLengths.length || other >= inverseLengths.length) {
            return 0;
        }
        int a = ordinal * dimension;
        int b = other * dimension;
        int product = 0;
        for (int i = 0; i < dimension; i++) {
            product += components[a + i] * components[b + i];
        }
        return product * inverseLengths[ordinal] * inverseLengths[other];
    }
}
