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
        long write(Store store, Path work, Path file, Instant takenAt, Consumer<String> progress) throws IOException {
            long ratings;
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
                ratings = StoreReader.write(store, out, progress);
            }
            ExportTime.stamp(file, takenAt);
            return ratings;
        }
    },
    /** Apache Parquet, zstd. */
    PARQUET("ratings.parquet") {
        @Override
        long write(Store store, Path work, Path file, Instant takenAt, Consumer<String> progress) throws IOException {
            Path plain = work.resolve("plain.ndjson");
            long ratings;
            try (OutputStream out = Files.newOutputStream(plain)) {
                ratings = StoreReader.write(store, out, progress);
            }
            try (DuckDb database = DuckDb.in(work)) {
                database.execute(
                        """
                        COPY (FROM read_json(%s, format = 'newline_delimited', columns = {'userId': 'VARCHAR',
                            'movieId': 'INTEGER', 'rating': 'DOUBLE', 'ratedAtMillis': 'BIGINT'}))
                        TO %s (FORMAT parquet, COMPRESSION zstd, %s)
                        """.formatted(DuckDb.literal(plain), DuckDb.literal(file), ExportTime.parquetOption(takenAt)));
            }
            return ratings;
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
     * Writes all ratings of a store into a new file.
     *
     * @param work a folder for what is only needed on the way
     * @param takenAt when that was begun, which the file says
     * @return how many
     */
    abstract long write(Store store, Path work, Path file, Instant takenAt, Consumer<String> progress)
            throws IOException;
}
