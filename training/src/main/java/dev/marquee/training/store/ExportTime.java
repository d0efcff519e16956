package dev.marquee.training.store;

import dev.marquee.training.duckdb.DuckDb;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;

/**
 * When an export was made, in the file itself, which may be copied: gzip has a field for it in its header (RFC 1952), Parquet
 * takes any. A file that does not say it is as old as its last change.
 */
final class ExportTime {
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final String KEY = "takenAtMillis";
    private static final int GZIP_MAGIC = 0x8b1f;
    private static final int GZIP_HEADER = 10;
    private static final int GZIP_TIME = 4;
    private static final long MILLIS = 1_000;

    private ExportTime() {}

    /** Whether a file is one of Parquet. */
    static boolean isParquet(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
        }
    }

    /** Writes the time into a gzip file, in whole seconds. */
    static void stamp(Path gzip, Instant takenAt) throws IOException {
        ByteBuffer seconds = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) takenAt.getEpochSecond())
                .flip();
        try (FileChannel file = FileChannel.open(gzip, StandardOpenOption.WRITE)) {
            file.write(seconds, GZIP_TIME);
        }
    }

    /** What a file of Parquet says of itself, as an option of DuckDB's {@code COPY}. */
    static String parquetOption(Instant takenAt) {
        return "KV_METADATA {%s: '%d'}".formatted(KEY, takenAt.toEpochMilli());
    }

    /** When a file was made. */
    static Instant of(Path file) throws IOException {
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        if (isParquet(file)) {
            try (DuckDb database = DuckDb.inMemory()) {
                return database
                        .query(
                                "SELECT TRY_CAST(decode(value) AS BIGINT) FROM parquet_kv_metadata(%s) WHERE decode(key) = '%s'"
                                        .formatted(DuckDb.literal(file), KEY),
                                row -> row.getLong(1))
                        .stream()
                        .findFirst()
                        .map(Instant::ofEpochMilli)
                        .orElse(changed);
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(GZIP_HEADER);
            ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            boolean gzip = header.length == GZIP_HEADER && Short.toUnsignedInt(fields.getShort(0)) == GZIP_MAGIC;
            long seconds = gzip ? Integer.toUnsignedLong(fields.getInt(GZIP_TIME)) : 0;
            return seconds == 0 ? changed : Instant.ofEpochMilli(seconds * MILLIS);
        }
    }
}
