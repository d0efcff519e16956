package dev.marquee.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Vectors on disk: an {@link IndexFile} whose first two ints are size and dimension, its body the floats row by row. */
final class VectorFile {
    private static final String MAGIC = "MRQVECTR";
    private static final int CHUNK_BYTES = 1 << 16;

    private VectorFile() {}

    static void write(Vectors vectors, Path path) throws IOException {
        int[] fields = {vectors.size(), vectors.dimension()};
        IndexFile.write(path, MAGIC, fields, out -> writeFloats(vectors, out));
    }

    static Vectors read(Path path) throws IOException {
        var file = IndexFile.open(path, MAGIC, "vectors");
        int size = file.fields()[0];
        int dimension = file.fields()[1];
        long floats = (long) size * dimension;
        if (size < 1 || dimension < 1 || floats > Integer.MAX_VALUE || file.bodyLength() != floats * Float.BYTES) {
            throw new IndexFormatException("%s says %d vectors of %d floats and holds %d bytes of them"
                    .formatted(path, size, dimension, file.bodyLength()));
        }
        float[] values = new float[(int) floats];
        try (var in = file.body()) {
            readFloats(in, values);
        }
        try {
            return new Vectors(size, dimension, values);
        } catch (IllegalArgumentException e) {
            throw new IndexFormatException(path + ": " + e.getMessage(), e);
        }
    }

    private static void writeFloats(Vectors vectors, OutputStream out) throws IOException {
        var row = ByteBuffer.allocate(vectors.dimension() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
            row.asFloatBuffer().put(vectors.row(ordinal));
            out.write(row.array());
        }
    }

    private static void readFloats(InputStream in, float[] values) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        var floats = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        for (int read = 0; read < values.length; read += floats.capacity()) {
            int count = Math.min(floats.capacity(), values.length - read);
            in.readNBytes(chunk, 0, count * Float.BYTES);
            floats.get(0, values, read, count);
        }
    }
}
