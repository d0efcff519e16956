package dev.marquee.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Vectors on disk: an {@link IndexFile} whose first three ints are size, dimension and the bits of a float, its body the
 * floats row by row. Where each of them is a 16-bit float, 16 bits are written, else 32; either way they are read as
 * they were. Files from before that have 0 in the place of 32.
 */
final class VectorFile {
    private static final String MAGIC = "MRQVECTR";
    private static final int CHUNK_FLOATS = 1 << 14;

    private VectorFile() {}

    static void write(Vectors vectors, Path path) throws IOException {
        boolean half = vectors.isHalf();
        int[] fields = {vectors.size(), vectors.dimension(), half ? Short.SIZE : Float.SIZE};
        IndexFile.write(path, MAGIC, fields, out -> writeFloats(vectors, half, out));
    }

    static Vectors read(Path path) throws IOException {
        var file = IndexFile.open(path, MAGIC, "vectors");
        int size = file.fields()[0];
        int dimension = file.fields()[1];
        int bits = file.fields()[2] == 0 ? Float.SIZE : file.fields()[2];
        if (bits != Short.SIZE && bits != Float.SIZE) {
            throw new IndexFormatException(
                    "%s says that a float has %d bits; 16 or 32 are expected".formatted(path, bits));
        }
        long floats = (long) size * dimension;
        if (size < 1 || dimension < 1 || floats > Integer.MAX_VALUE || file.bodyLength() != floats * bits / Byte.SIZE) {
            throw new IndexFormatException("%s says %d vectors of %d floats and holds %d bytes of them"
                    .formatted(path, size, dimension, file.bodyLength()));
        }
        float[] values = new float[(int) floats];
        try (var in = file.body()) {
            readFloats(in, bits == Short.SIZE, values);
        }
        try {
            return new Vectors(size, dimension, values);
        } catch (IllegalArgumentException e) {
            throw new IndexFormatException(path + ": " + e.getMessage(), e);
        }
    }

    private static void writeFloats(Vectors vectors, boolean half, OutputStream out) throws IOException {
        int bytes = half ? Short.BYTES : Float.BYTES;
        var row = ByteBuffer.allocate(vectors.dimension() * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
            row.clear();
            for (float value : vectors.row(ordinal)) {
                if (half) {
                    row.putShort(Float.floatToFloat16(value));
                } else {
                    row.putFloat(value);
                }
            }
            out.write(row.array());
        }
    }

    private static void readFloats(InputStream in, boolean half, float[] values) throws IOException {
        int bytes = half ? Short.BYTES : Float.BYTES;
        var chunk = ByteBuffer.allocate(CHUNK_FLOATS * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int read = 0; read < values.length; read += CHUNK_FLOATS) {
            int count = Math.min(CHUNK_FLOATS, values.length - read);
            in.readNBytes(chunk.array(), 0, count * bytes);
            chunk.clear();
            for (int i = 0; i < count; i++) {
                values[read + i] = half ? Float.float16ToFloat(chunk.getShort()) : chunk.getFloat();
            }
        }
    }
}
