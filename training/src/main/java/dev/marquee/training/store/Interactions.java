package dev.marquee.training.store;

import dev.marquee.training.duckdb.DuckDb;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
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
     * @param environment for {@code MARQUEE_DATABASE_USER}, {@code MARQUEE_DATABASE_PASSWORD} and {@link Lifetime#VARIABLE}
     * @throws StoreException if there is no such file or store, or the file is too old to be used
     */
    static Interactions of(String address, Map<String, String> environment) throws IOException {
        Instant now = Instant.now();
        if (address.startsWith(Store.POSTGRES) || Store.isIn(Path.of(address))) {
            return new InStore(Store.at(address, environment), now);
        }
        if (Files.isRegularFile(Path.of(address))) {
            InFile file = new InFile(Path.of(address), ExportTime.of(Path.of(address)));
            file.refuseIfOver(Lifetime.of(environment), now);
            return file;
        }
        throw new StoreException(
                "%s is neither an export nor the folder of a store; expected a file of ./marquee export, a folder with ratings.sqlite or %s//HOST:PORT/DATABASE"
                        .formatted(address, Store.POSTGRES));
    }

    /**
     * The address of the store that belongs to a home: the one that the environment names; else the embedded one, if it is there.
     *
     * @param home with the folder {@code store}
     */
    static Optional<String> storeOf(Path home, Map<String, String> environment) {
        String server = environment.get("MARQUEE_DATABASE_URL");
        if (server != null && !server.isBlank()) {
            return Optional.of(server);
        }
        Path embedded = home.resolve("store");
        return Store.isIn(embedded) ? Optional.of(embedded.toString()) : Optional.empty();
    }

    /** As of when the ratings are. */
    Instant takenAt();

    /** Whom the store has erased; an export does not say it. */
    Erasures erasures();

    /**
     * Brings all into a file of NDJSON, plain or gzip: the lines of an {@link ExportLine}. What they hold is not checked if they
     * come from a file.
     *
     * @param work a folder for a file that must be made
     * @param progress is told in words what is being done
     */
    Path ndjson(Path work, Consumer<String> progress) throws IOException;

    /** Those of a store. */
    record InStore(Store store, Instant takenAt) implements Interactions {
        @Override
        public Erasures erasures() {
            return Erasures.of(ErasureTable.read(store).stream().toList());
        }

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
    record InFile(Path file, Instant takenAt) implements Interactions {
        @Override
        public Erasures erasures() {
            return Erasures.NONE;
        }

        private void refuseIfOver(Lifetime lifetime, Instant now) {
            if (lifetime.isOver(takenAt, now)) {
                throw new StoreException(
                        "%s was made on %s and may be used for %d days, since people may have been erased from the store meanwhile; export again, or set %s (1d to 365d) if there is no store left"
                                .formatted(
                                        file,
                                        takenAt.truncatedTo(ChronoUnit.SECONDS),
                                        lifetime.keep().toDays(),
                                        Lifetime.VARIABLE));
            }
        }

        @Override
        public Path ndjson(Path work, Consumer<String> progress) throws IOException {
            progress.accept("reading " + file);
            if (!ExportTime.isParquet(file)) {
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
    }
}
