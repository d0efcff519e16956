package dev.marquee.training.store;

import dev.marquee.training.duckdb.DuckDb;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** How an export is written. */
enum ExportFormat {
    /** One JSON object a line, gzip. */
    NDJSON("ratings.ndjson.gz") {
        @Override
        Moved write(Store store, Path work, Path file, Instant takenAt, Consumer<String> progress) throws IOException {
            Moved moved;
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
                moved = StoreReader.write(store, out, progress);
            }
            ExportTime.stamp(file, takenAt);
            return moved;
        }
    },
    /** Apache Parquet, zstd. */
    PARQUET("ratings.parquet") {
        @Override
        Moved write(Store store, Path work, Path file, Instant takenAt, Consumer<String> progress) throws IOException {
            Path plain = work.resolve("plain.ndjson");
            Moved moved;
            try (OutputStream out = Files.newOutputStream(plain)) {
                moved = StoreReader.write(store, out, progress);
            }
            try (DuckDb database = DuckDb.in(work)) {
                database.execute(
                        """
                        COPY (FROM read_json(%s, format = 'newline_delimited', columns = {'userId': 'VARCHAR',
                            'movieId': 'INTEGER', 'rating': 'DOUBLE', 'ratedAtMillis': 'BIGINT', 'movie': 'JSON'}))
                        TO %s (FORMAT parquet, COMPRESSION zstd, %s)
                        """.formatted(DuckDb.literal(plain), DuckDb.literal(file), ExportTime.parquetOption(takenAt)));
            }
            return moved;
        }
    };

    private static final int BUFFER_BYTES = 1 << 16;
    private final String fileName;

    ExportFormat(String fileName) {
        this.fileName = fileName;
    }

    /** The name of a file whose name nobody gave. */
    String fileName() {
        return fileName;
    }

    /**
     * Writes all that is exported of a store into a new file.
     *
     * @param work a folder for what is only needed on the way
     * @param takenAt when that was begun, which the file says
     */
    abstract Moved write(Store store, Path work, Path file, Instant takenAt, Consumer<String> progress)
            throws IOException;
}
