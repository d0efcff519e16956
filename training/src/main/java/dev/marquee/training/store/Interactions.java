package dev.marquee.training.store;

import dev.marquee.training.duckdb.DuckDb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The ratings that an operator names, with what was said of movies, wherever they are: in a store or in an export. NDJSON is the
 * form that all are brought into.
 */
public sealed interface Interactions {

    /**
     * The ratings at an address.
     *
     * @param address a file that {@code ./marquee export} wrote, the folder of an embedded store, or a PostgreSQL address of JDBC
     * @param environment for {@code MARQUEE_DATABASE_USER} and {@code MARQUEE_DATABASE_PASSWORD}
     * @throws StoreException if there is no such file or store
     */
    static Interactions of(String address, Map<String, String> environment) {
        if (address.startsWith(Store.POSTGRES) || Store.isIn(Path.of(address))) {
            return new InStore(Store.at(address, environment));
        }
        if (Files.isRegularFile(Path.of(address))) {
            return new InFile(Path.of(address));
        }
        throw new StoreException(
                "%s is neither an export nor the folder of a store; expected a file of ./marquee export, a folder with ratings.sqlite or %s//HOST:PORT/DATABASE"
                        .formatted(address, Store.POSTGRES));
    }

    /**
     * Brings all into a file of NDJSON, plain or gzip: the lines of an {@link ExportLine}. What they hold is not checked if they
     * come from a file.
     *
     * @param work a folder for a file that must be made
     * @param progress is told in words what is being done
     */
    Path ndjson(Path work, Consumer<String> progress) throws IOException;

    /** Those of a store. */
    record InStore(Store store) implements Interactions {
        @Override
        public Path ndjson(Path work, Consumer<String> progress) throws IOException {
            progress.accept("reading the store " + store.name());
            Path file = work.resolve("store.ndjson");
            try (OutputStream out = Files.newOutputStream(file)) {
                StoreReader.write(store, out, progress);
            }
            return file;
        }
    }

    /** Those of an export. */
    record InFile(Path file) implements Interactions {
        private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

        @Override
        public Path ndjson(Path work, Consumer<String> progress) throws IOException {
            progress.accept("reading " + file);
            if (!isParquet()) {
                return file;
            }
            Path plain = work.resolve("export.ndjson");
            try (DuckDb database = DuckDb.inMemory();
                    OutputStream out = Files.newOutputStream(plain)) {
                Path part = work.resolve("part.ndjson");
                append(database, "SELECT userId, movieId, rating, ratedAtMillis", "userId IS NOT NULL", part, out);
                if (hasMovies(database)) {
                    append(database, "SELECT movieId, CAST(movie AS JSON) AS movie", "userId IS NULL", part, out);
                }
            }
            return plain;
        }

        /** Earlier versions wrote ratings only. */
        private boolean hasMovies(DuckDb database) {
            return database.count("SELECT count(*) FROM parquet_schema(%s) WHERE name = 'movie'"
                            .formatted(DuckDb.literal(file)))
                    > 0;
        }

        private void append(DuckDb database, String columns, String rows, Path part, OutputStream out)
                throws IOException {
            database.execute("COPY (%s FROM read_parquet(%s) WHERE %s) TO %s (FORMAT json)"
                    .formatted(columns, DuckDb.literal(file), rows, DuckDb.literal(part)));
            Files.copy(part, out);
        }

        private boolean isParquet() throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
            }
        }
    }
}
