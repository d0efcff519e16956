package dev.marquee.training.dataset;

import dev.marquee.core.catalog.Details;
import dev.marquee.core.catalog.Movie;
import dev.marquee.training.duckdb.DuckDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** An imported data set. Immutable; each call of {@link #movies()} or {@link #ratings()} reads the files anew. */
public final class Dataset {
    static final String MANIFEST = "manifest.json";
    static final String RATINGS = "ratings.parquet";
    static final String MOVIES = "movies.parquet";
    static final String TAGS = "tags.parquet";
    static final String REPORT = "report.json";
    static final String HISTORIES = "histories.ndjson.gz";

    private final Path folder;
    private final Manifest manifest;

    private Dataset(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Opens the data set of a folder.
     *
     * @throws DatasetException if the folder holds none, or a file of it is missing or of another size
     */
    public static Dataset open(Path folder) {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(folder + " holds no data set (no " + MANIFEST + "); run ./marquee import");
        }
        try {
            Manifest manifest = Json.MAPPER.readValue(file.toFile(), Manifest.class);
            if (manifest.preparationVersion() != StagedSource.PREPARATION_VERSION) {
                throw new DatasetException(
                        "%s was prepared by version %d of the import, this is version %d; import it again"
                                .formatted(folder, manifest.preparationVersion(), StagedSource.PREPARATION_VERSION));
            }
            manifest.files().forEach(entry -> check(folder, entry));
            return new Dataset(folder, manifest);
        } catch (JacksonException e) {
            throw new DatasetException(
                    file + " is damaged: " + e.getOriginalMessage() + "; delete the folder and import again", e);
        }
    }

    private static void check(Path folder, Manifest.FileEntry entry) {
        Path file = folder.resolve(entry.name());
        long bytes = file.toFile().length();
        if (bytes != entry.bytes()) {
            throw new DatasetException(
                    "%s is missing or damaged: %,d bytes, not %,d; delete the folder and import again"
                            .formatted(file, bytes, entry.bytes()));
        }
    }

    /** Its id, such as {@code ml-latest-small-1a2b3c4d}. */
    public String id() {
        return manifest.id();
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** Number of users. */
    public int users() {
        return Math.toIntExact(manifest.counts().users());
    }

    /** The seed file of histories: gzip, one user a line, oldest rating first. */
    public Path histories() {
        return folder.resolve(HISTORIES);
    }

    /** What is in it and what can be learned from it. */
    DataReport report() {
        return Json.MAPPER.readValue(folder.resolve(REPORT).toFile(), DataReport.class);
    }

    /** The whole catalogue by ascending movie id, with or without ratings. */
    public List<Movie> movies() {
        try (DuckDb database = DuckDb.inMemory()) {
            return List.copyOf(database.query(
                    "SELECT * REPLACE (to_json(genres) AS genres) FROM read_parquet(%s)"
                            .formatted(DuckDb.literal(folder.resolve(MOVIES))),
                    Dataset::movie));
        }
    }

    private static Movie movie(ResultSet row) throws SQLException {
        return new Movie(
                row.getInt("movieId"),
                row.getString("title"),
                integer(row, "year"),
                Json.strings(row.getString("genres")),
                row.getString("imdbId"),
                integer(row, "tmdbId"),
                row.getInt("ratings"),
                row.getDouble("meanRating"),
                row.getDouble("popularity"),
                details(row.getString("tmdb")));
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Details details(@Nullable String json) {
        return json == null ? null : Details.of(Json.MAPPER.readTree(json));
    }

    /** All ratings. */
    public Ratings ratings() {
        try (DuckDb database = DuckDb.inMemory()) {
            return RatingReader.read(
                    database,
                    folder.resolve(RATINGS),
                    Math.toIntExact(manifest.counts().ratings()));
        }
    }
}
