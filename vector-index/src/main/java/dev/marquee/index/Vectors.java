package dev.marquee.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * A list of vectors of one length, by ordinal. Immutable and thread-safe; rows are copied in and out.
 *
 * <p>A score is the sum of the products as {@link InnerProducts} adds them. All searches keep to that, so a vector has one
 * score, whatever path or machine computes it.
 */
public final class Vectors {
    /* The product of two such lengths, and every sum on the way to it, is far from a float's infinity. */
    private static final double MAX_LENGTH = 1e18;

    private final int size;
    private final int dimension;
    private final float[] values;

    /** Takes over the array: shape {@code [size, dimension]}, row by row. */
    Vectors(int size, int dimension, float[] values) {
        this.size = size;
        this.dimension = dimension;
        this.values = values;
        for (int ordinal = 0; ordinal < size; ordinal++) {
            requireFinite(values, ordinal * dimension, dimension, "vector " + ordinal);
        }
    }

    /**
     * Copies the rows.
     *
     * @param rows shape {@code [n, dimension]}, at least one row of at least one float, all of one length
     * @throws IllegalArgumentException if a row has another length than the first, a float is not finite, or a vector
     *     is longer than 10<sup>18</sup>
     */
    public static Vectors of(List<float[]> rows) {
        if (rows.isEmpty() || rows.getFirst().length == 0) {
            throw new IllegalArgumentException("no vectors, or vectors of 0 floats; an index needs at least 1 of each");
        }
        int dimension = rows.getFirst().length;
        float[] values = new float[Math.multiplyExact(rows.size(), dimension)];
        int offset = 0;
        for (float[] row : rows) {
            if (row.length != dimension) {
                throw new IllegalArgumentException("vector %d has %d floats; vector 0 has %d"
                        .formatted(offset / dimension, row.length, dimension));
            }
            System.arraycopy(row, 0, values, offset, dimension);
            offset += dimension;
        }
        return new Vectors(rows.size(), dimension, values);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws IndexFormatException if the file is something else, truncated or altered
     * @throws IOException if it cannot be read
     */
    public static Vectors load(Path file) throws IOException {
        return VectorFile.read(file);
    }

    /**
     * Writes the vectors beside the file and renames, so that a reader never sees half of them.
     *
     * @throws IOException if it cannot be written
     */
    public void save(Path file) throws IOException {
        VectorFile.write(this, file);
    }

    /**
     * The same vectors, each float rounded to the nearest 16-bit one (IEEE 754 binary16: 11 significant bits), which
     * halves their file.
     *
     * @throws IllegalArgumentException if a float is larger than 65,504
     */
    public Vectors toHalf() {
        float[] rounded = new float[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = half(values[i]);
        }
        return new Vectors(size, dimension, rounded);
    }

    /** Whether each float is a 16-bit one. */
    boolean isHalf() {
        for (float value : values) {
            if (half(value) != value) {
                return false;
            }
        }
        return true;
    }

    private static float half(float value) {
        return Float.float16ToFloat(Float.floatToFloat16(value));
    }

    /** Number of vectors. */
    public int size() {
        return size;
    }

    /** Length of every vector. */
    public int dimension() {
        return dimension;
    }

    /**
     * A copy of one vector.
     *
     * @throws IndexOutOfBoundsException if there is no such ordinal
     */
    public float[] row(int ordinal) {
        int offset = offset(ordinal);
        return Arrays.copyOfRange(values, offset, offset + dimension);
    }

    /**
     * The inner product of a vector and a query.
     *
     * @param query shape {@code [dimension()]}
     * @throws IndexOutOfBoundsException if there is no such ordinal
     */
    public float score(float[] query, int ordinal) {
        return new InnerProducts().score(query, values, offset(ordinal));
    }

    /** Euclidean length of a vector. */
    double length(int ordinal) {
        return length(values, offset(ordinal), dimension);
    }

    /** Any total order of the vectors' contents; 0 if they are equal. */
    int compareRows(int ordinal, int other) {
        int a = offset(ordinal);
        int b = offset(other);
        return Arrays.compare(values, a, a + dimension, values, b, b + dimension);
    }

    /** One float of one vector, unchecked. */
    float value(int ordinal, int d) {
        return values[ordinal * dimension + d];
    }

    /**
     * The inner products of all vectors and a query, the same as one by one.
     *
     * @param query shape {@code [dimension()]}
     * @return shape {@code [size()]}; the caller owns it
     */
    public float[] scores(float[] query) {
        var products = new InnerProducts();
        float[] scores = new float[size];
        for (int ordinal = 0; ordinal < size; ordinal++) {
            scores[ordinal] = products.score(query, values, ordinal * dimension);
        }
        return scores;
    }

    /** Offers all vectors with their scores, in ascending order. */
    void scoreAll(float[] query, InnerProducts products, TopK top) {
        for (int ordinal = 0; ordinal < size; ordinal++) {
            top.offer(ordinal, products.score(query, values, ordinal * dimension));
        }
    }

    /** Offers the accepted vectors with their scores, in ascending order; at least one is accepted. */
    void scoreEach(float[] query, BitSet accepted, InnerProducts products, TopK top) {
        int ordinal = accepted.nextSetBit(0);
        while (ordinal >= 0) {
            int a = ordinal;
            int b = accepted.nextSetBit(a + 1);
            int c = b < 0 ? b : accepted.nextSetBit(b + 1);
            int e = c < 0 ? c : accepted.nextSetBit(c + 1);
            float[] scores = scoreFour(query, products, a, Math.max(a, b), Math.max(a, c), Math.max(a, e));
            top.offer(a, scores[0]);
            if (b >= 0) {
                top.offer(b, scores[1]);
            }
            if (c >= 0) {
                top.offer(c, scores[2]);
            }
            if (e >= 0) {
                top.offer(e, scores[3]);
            }
            ordinal = e < 0 ? e : accepted.nextSetBit(e + 1);
        }
    }

    private float[] scoreFour(float[] query, InnerProducts products, int a, int b, int c, int e) {
        return products.score(query, values, a * dimension, b * dimension, c * dimension, e * dimension);
    }

    /** CRC-32C of all floats, row by row, little-endian: tells these vectors from others. */
    int checksum() {
        var crc = new CRC32C();
        var row = ByteBuffer.allocate(dimension * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int offset = 0; offset < values.length; offset += dimension) {
            row.asFloatBuffer().put(values, offset, dimension);
            crc.update(row.array());
        }
        return (int) crc.getValue();
    }

    /** Refuses a search that cannot be answered. */
    void requireSearchable(float[] query, int k, BitSet accepted) {
        if (query.length != dimension || k < 1) {
            throw new IllegalArgumentException("query of %d floats and k=%d; the index holds vectors of %d floats%s"
                    .formatted(query.length, k, dimension, k < 1 ? " and k is at least 1" : ""));
        }
        requireFinite(query, 0, dimension, "query");
        if (accepted.length() > size) {
            throw new IllegalArgumentException("ordinal %d is accepted; the index holds %d vectors, from 0"
                    .formatted(accepted.length() - 1, size));
        }
    }

    private int offset(int ordinal) {
        return Objects.checkIndex(ordinal, size) * dimension;
    }

    private static void requireFinite(float[] floats, int offset, int count, String name) {
        double length = length(floats, offset, count);
        if (!(length <= MAX_LENGTH)) {
            throw new IllegalArgumentException(
                    "%s has the length %s; at most 1e18 is expected".formatted(name, length));
        }
    }

    private static double length(float[] floats, int offset, int count) {
        double squares = 0;
        for (int i = offset; i < offset + count; i++) {
            squares += (double) floats[i] * floats[i];
        }
        return Math.sqrt(squares);
    }
}
